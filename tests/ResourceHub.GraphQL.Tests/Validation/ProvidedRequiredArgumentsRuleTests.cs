using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class ProvidedRequiredArgumentsRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new ProvidedRequiredArgumentsRule(context);

    [Theory]
    [InlineData("""{ arguments { twoRequired(b: 1, a: 2) requiredAndOptional(a: 1) defaulted int } }""")]
    [InlineData("""{ dog { name @many(at: 1) @skip(if: true) } }""")]
    public void Required_arguments_that_are_given_and_others_that_are_not_are_fine(string document) => ExpectValid(document);

    [Fact]
    public void Required_arguments_that_are_left_out_are_refused() => ExpectErrors(
        """{ arguments { twoRequired(b: 1) nonNullInt } dog { name @many @include } }""",
        """1:15 Arguments.twoRequired needs the argument a of type Int!.""",
        """1:33 Arguments.nonNullInt needs the argument a of type Int!.""",
        """1:57 @many needs the argument at of type Int!.""",
        """1:63 @include needs the argument if of type Boolean!.""");
}
