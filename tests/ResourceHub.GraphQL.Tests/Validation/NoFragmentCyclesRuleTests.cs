using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class NoFragmentCyclesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new NoFragmentCyclesRule(context);

    [Fact]
    public void Fragments_may_spread_the_same_fragment() => ExpectValid("""{ dog { ...A ...B } } fragment A on Dog { ...C } fragment B on Dog { ...C ...C } fragment C on Dog { name }""");

    [Fact]
    public void Unknown_fragments_are_no_cycle() => ExpectValid("""fragment A on Dog { ...Unknown }""");

    [Theory]
    [InlineData("""fragment A on Dog { ...A }""", """1:21 The fragment A spreads itself.""")]
    [InlineData("""fragment A on Human { relatives { ... on Human { ...A } } }""", """1:50 The fragment A spreads itself.""")]
    public void A_fragment_that_spreads_itself_is_refused(string document, params string[] errors) => ExpectErrors(document, errors);

    [Fact]
    public void A_longer_cycle_is_refused_once() => ExpectErrors(
        """fragment A on Dog { ...B } fragment B on Dog { ...C } fragment C on Dog { ...A }""",
        """1:21 1:48 1:75 The fragment A spreads itself by way of B, C.""");
}
