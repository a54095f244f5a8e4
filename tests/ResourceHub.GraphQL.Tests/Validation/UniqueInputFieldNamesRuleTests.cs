using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class UniqueInputFieldNamesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new UniqueInputFieldNamesRule(context);

    [Fact]
    public void Different_fields_are_fine() => ExpectValid("""{ arguments { complex(a: {required: true, nested: {required: true}}) } }""");

    [Fact]
    public void The_same_field_twice_is_refused_at_any_depth() => ExpectErrors(
        """{ arguments { any(a: [{x: 1, x: 2, y: {z: 1, z: 1}}]) } }""",
        """1:24 1:30 The field x is given several times.""",
        """1:40 1:46 The field z is given several times.""");
}
