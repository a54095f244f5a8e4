using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class KnownTypeNamesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new KnownTypeNamesRule(context);

    [Fact]
    public void Types_that_exist_are_fine() => ExpectValid("""query ($a: [String!]!, $b: Command) { dog { ... on Pet { name } ...F } } fragment F on Dog { name }""");

    [Fact]
    public void Types_that_do_not_exist_are_refused() => ExpectErrors(
        """query ($a: [JumbledUp!]) { dog { ... on Badger { name } } } fragment F on Peat { name }""",
        """1:13 The type JumbledUp does not exist.""",
        """1:41 The type Badger does not exist.""",
        """1:75 The type Peat does not exist. Did you mean Pet?""");
}
