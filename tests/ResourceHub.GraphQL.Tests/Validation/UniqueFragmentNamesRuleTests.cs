using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class UniqueFragmentNamesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new UniqueFragmentNamesRule(context);

    [Fact]
    public void Different_names_are_fine() => ExpectValid("""{ ...A ...B } fragment A on Query { dog { name } } fragment B on Query { dog { name } }""");

    [Fact]
    public void The_same_name_twice_is_refused() => ExpectErrors(
        """{ ...A } fragment A on Query { dog { name } } fragment A on Query { cat { name } }""",
        """1:19 1:56 There are several fragments A.""");
}
