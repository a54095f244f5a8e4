using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class NoUnusedFragmentsRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new NoUnusedFragmentsRule(context);

    [Fact]
    public void Fragments_used_through_others_are_used() => ExpectValid("""{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name }""");

    [Fact]
    public void Fragments_used_by_no_operation_are_refused() => ExpectErrors(
        """{ dog { name } } fragment A on Dog { ...B } fragment B on Dog { ...A }""",
        """1:18 The fragment A is never used.""",
        """1:45 The fragment B is never used.""");
}
