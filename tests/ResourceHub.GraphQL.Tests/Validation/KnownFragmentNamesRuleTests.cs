using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class KnownFragmentNamesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new KnownFragmentNamesRule(context);

    [Fact]
    public void Defined_fragments_are_fine() => ExpectValid("""{ dog { ...A ... { name } } } fragment A on Dog { name }""");

    [Fact]
    public void Undefined_fragments_are_refused() => ExpectErrors(
        """{ dog { ...Names owner { ...Xyzzy } } } fragment Name on Dog { name }""",
        """1:12 The fragment Names is not defined. Did you mean Name?""",
        """1:29 The fragment Xyzzy is not defined.""");
}
