using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class NoUnusedVariablesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new NoUnusedVariablesRule(context);

    [Fact]
    public void Variables_that_fragments_use_are_used() => ExpectValid("""query ($a: Int, $b: Boolean!) { ...F } fragment F on Query { arguments { int(a: $a) @skip(if: $b) } }""");

    [Fact]
    public void Variables_that_nothing_uses_are_refused() => ExpectErrors(
        """query A($a: Int, $b: Int) { arguments { int(a: $a) } } query B($a: Int) { ...F } fragment F on Query { dog { name } }""",
        """1:18 $b is never used.""",
        """1:64 $a is never used.""");
}
