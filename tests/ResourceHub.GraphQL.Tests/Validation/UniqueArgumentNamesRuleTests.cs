using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class UniqueArgumentNamesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new UniqueArgumentNamesRule(context);

    [Fact]
    public void Different_arguments_are_fine() => ExpectValid("""{ dog { isAtLocation(x: 1, y: 2) other: isAtLocation(x: 1) } }""");

    [Fact]
    public void The_same_argument_twice_is_refused() => ExpectErrors(
        """{ dog { isAtLocation(x: 1, x: 2) name @onField(depth: 1, depth: 1) } }""",
        """1:22 1:28 The argument x is given several times.""",
        """1:48 1:58 The argument depth is given several times.""");
}
