using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class LoneAnonymousOperationRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new LoneAnonymousOperationRule(context);

    [Theory]
    [InlineData("""{ dog { name } }""")]
    [InlineData("""{ ...F } fragment F on Query { dog { name } }""")]
    [InlineData("""query A { dog { name } } query B { dog { name } }""")]
    public void One_operation_needs_no_name(string document) => ExpectValid(document);

    [Fact]
    public void Of_several_each_needs_one() => ExpectErrors(
        """{ dog { name } } query B { dog { name } } { cat { name } }""",
        """1:1 An operation without a name must be the only one of the document.""",
        """1:43 An operation without a name must be the only one of the document.""");
}
