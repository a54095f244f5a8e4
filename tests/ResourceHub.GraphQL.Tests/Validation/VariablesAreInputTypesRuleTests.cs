using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class VariablesAreInputTypesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new VariablesAreInputTypesRule(context);

    [Fact]
    public void Scalars_enums_and_inputs_are_fine() => ExpectValid("""query ($a: [String!]!, $b: Command, $c: Complex, $d: Unknown) { a }""");

    [Fact]
    public void Objects_interfaces_and_unions_are_refused() => ExpectErrors(
        """query ($a: Dog, $b: [Pet!]!, $c: CatOrDog) { a }""",
        """1:12 $a cannot have the type Dog, which is no input type.""",
        """1:21 $b cannot have the type [Pet!]!, which is no input type.""",
        """1:34 $c cannot have the type CatOrDog, which is no input type.""");
}
