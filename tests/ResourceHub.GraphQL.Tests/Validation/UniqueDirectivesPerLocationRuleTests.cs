using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class UniqueDirectivesPerLocationRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new UniqueDirectivesPerLocationRule(context);

    [Fact]
    public void Different_places_and_repeatable_directives_are_fine() => ExpectValid("""{ dog @onField { name @onField @many(at: 1) @many(at: 2) } }""");

    [Fact]
    public void The_same_directive_twice_at_one_place_is_refused() => ExpectErrors(
        """{ dog @onField @onField { name } }""",
        """1:7 1:16 @onField stands several times at one place.""");
}
