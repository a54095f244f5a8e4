using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class ScalarLeafsRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new ScalarLeafsRule(context);

    [Fact]
    public void Leaves_without_and_objects_with_a_selection_are_fine() => ExpectValid("""{ dog { name owner { name } } arguments { int(a: 1) } }""");

    [Theory]
    [InlineData("""{ dog { name { first } } }""", """1:14 Dog.name has no fields to select: its type is String.""")]
    [InlineData("""{ cat { lives { a } } }""", """1:15 Cat.lives has no fields to select: its type is [Int!].""")]
    public void A_leaf_with_a_selection_is_refused(string document, params string[] errors) => ExpectErrors(document, errors);

    [Fact]
    public void An_object_without_a_selection_is_refused() => ExpectErrors(
        """{ dog human { pets } }""",
        """1:3 Query.dog needs a selection of fields, as in dog { … }: its type is Dog.""",
        """1:15 Human.pets needs a selection of fields, as in pets { … }: its type is [Pet].""");
}
