using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class KnownDirectivesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new KnownDirectivesRule(context);

    [Fact]
    public void Directives_at_their_places_are_fine() => ExpectValid("""query ($v: Int @onVariable) @onQuery { dog @onField { ...F @onSpread ... @onInline { name @skip(if: true) } } } fragment F on Dog @onFragment { name }""");

    [Fact]
    public void So_are_those_of_subscriptions() => ExpectValid("""subscription @onSubscription { important }""");

    [Fact]
    public void Unknown_directives_are_refused() => ExpectErrors(
        """{ dog @unknown { name @skipp(if: true) } }""",
        """1:7 The directive @unknown does not exist.""",
        """1:23 The directive @skipp does not exist. Did you mean skip?""");

    [Fact]
    public void Misplaced_directives_are_refused() => ExpectErrors(
        """query ($v: Int @onField) @onMutation { dog @onQuery { ...F @onInline } } fragment F on Dog @onSpread { name }""",
        """1:16 @onField cannot stand at VARIABLE_DEFINITION.""",
        """1:26 @onMutation cannot stand at QUERY.""",
        """1:44 @onQuery cannot stand at FIELD.""",
        """1:60 @onInline cannot stand at FRAGMENT_SPREAD.""",
        """1:92 @onSpread cannot stand at FRAGMENT_DEFINITION.""");
}
