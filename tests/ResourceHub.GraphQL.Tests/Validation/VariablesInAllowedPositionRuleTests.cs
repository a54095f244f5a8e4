using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class VariablesInAllowedPositionRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new VariablesInAllowedPositionRule(context);

    [Theory]
    [InlineData("""query ($a: Int) { arguments { int(a: $a) } }""")]
    [InlineData("""query ($a: Int!) { arguments { int(a: $a) defaulted(a: $a) } }""")]
    [InlineData("""query ($a: Int) { arguments { defaulted(a: $a) } }""")]
    [InlineData("""query ($a: Int = 1) { arguments { nonNullInt(a: $a) } }""")]
    [InlineData("""query ($a: [String!]!) { arguments { list(a: $a) } }""")]
    [InlineData("""query ($a: String) { arguments { list(a: [$a]) } }""")]
    [InlineData("""query ($a: Boolean = true) { dog { name @skip(if: $a) } }""")]
    [InlineData("""query ($a: Boolean!, $c: Complex) { arguments { complex(a: {required: $a, nested: $c}) } }""")]
    [InlineData("""query ($a: Boolean) { arguments { complex(a: {required: true, nonNull: $a}) } }""")]
    [InlineData("""query ($a: String!) { arguments { oneOf(a: {a: $a}) } }""")]
    public void Types_that_fit_are_fine(string document) => ExpectValid(document);

    [Theory]
    [InlineData("""query ($a: Int) { arguments { nonNullInt(a: $a) } }""", """1:8 1:45 $a is Int, but Int! is expected.""")]
    [InlineData("""query ($a: Int = null) { arguments { nonNullInt(a: $a) } }""", """1:8 1:52 $a is Int, but Int! is expected.""")]
    [InlineData("""query ($a: String) { arguments { int(a: $a) } }""", """1:8 1:41 $a is String, but Int is expected.""")]
    [InlineData("""query ($a: String) { arguments { list(a: $a) } }""", """1:8 1:42 $a is String, but [String] is expected.""")]
    [InlineData("""query ($a: [String]) { arguments { nonNullList(a: $a) } }""", """1:8 1:51 $a is [String], but [String!] is expected.""")]
    [InlineData("""query ($a: Boolean) { dog { ...F } } fragment F on Dog { name @skip(if: $a) }""", """1:8 1:73 $a is Boolean, but Boolean! is expected.""")]
    [InlineData("""query ($a: String) { arguments { oneOf(a: {a: $a}) } }""", """1:8 1:47 $a is String, but a field of OneOf takes no null: String! is expected.""")]
    public void Types_that_do_not_fit_are_refused(string document, params string[] errors) => ExpectErrors(document, errors);
}
