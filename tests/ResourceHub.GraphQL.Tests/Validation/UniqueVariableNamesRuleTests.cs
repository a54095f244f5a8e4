using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class UniqueVariableNamesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new UniqueVariableNamesRule(context);

    [Fact]
    public void Different_names_are_fine() => ExpectValid("""query A($x: Int, $y: Int) { a } query B($x: Int) { a }""");

    [Fact]
    public void The_same_name_twice_is_refused() => ExpectErrors(
        """query A($x: Int, $x: String) { a }""",
        """1:10 1:19 There are several variables $x.""");
}
