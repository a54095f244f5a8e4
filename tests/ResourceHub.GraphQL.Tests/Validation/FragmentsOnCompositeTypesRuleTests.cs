using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class FragmentsOnCompositeTypesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new FragmentsOnCompositeTypesRule(context);

    [Fact]
    public void Objects_interfaces_and_unions_are_fine() => ExpectValid("""{ dog { ... on Dog { name } ... on Pet { name } ... { name } } } fragment F on CatOrDog { __typename }""");

    [Fact]
    public void Scalars_enums_and_inputs_are_refused() => ExpectErrors(
        """{ dog { ... on Boolean { name } } } fragment F on Command { a } fragment G on Complex { a }""",
        """1:16 A fragment cannot be on Boolean, which has no fields.""",
        """1:51 The fragment F cannot be on Command, which has no fields.""",
        """1:79 The fragment G cannot be on Complex, which has no fields.""");
}
