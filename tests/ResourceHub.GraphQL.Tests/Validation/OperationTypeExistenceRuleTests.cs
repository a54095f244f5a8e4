using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class OperationTypeExistenceRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new OperationTypeExistenceRule(context);

    [Theory]
    [InlineData("""{ dog { name } }""")]
    [InlineData("""subscription { important }""")]
    public void Kinds_that_the_schema_has_can_be_used(string document) => ExpectValid(document);

    [Fact]
    public void A_kind_without_a_root_type_is_refused() => ExpectErrors(
        """mutation M { change }""",
        """1:1 The schema has no mutation operations.""");
}
