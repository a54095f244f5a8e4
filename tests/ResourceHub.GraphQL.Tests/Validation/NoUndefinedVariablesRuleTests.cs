using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class NoUndefinedVariablesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new NoUndefinedVariablesRule(context);

    [Fact]
    public void Variables_are_defined_for_fragments_too() => ExpectValid("""query ($a: Int, $b: Boolean!) { arguments { int(a: $a) ...F } } fragment F on Arguments { x: int(a: $a) @skip(if: $b) }""");

    [Theory]
    [InlineData("""query Q { arguments { int(a: $a) } }""", """1:30 1:1 $a is not defined by the operation Q.""")]
    [InlineData("""{ arguments { any(a: {x: [$a]}) } }""", """1:27 1:1 $a is not defined.""")]
    public void A_variable_that_is_not_defined_is_refused(string document, params string[] errors) => ExpectErrors(document, errors);

    [Fact]
    public void Each_operation_must_define_what_its_fragments_use() => ExpectErrors(
        """query A($a: Int) { ...F } query B { ...F } fragment F on Query { arguments { int(a: $a) } }""",
        """1:85 1:27 $a is not defined by the operation B.""");
}
