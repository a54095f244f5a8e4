using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class KnownArgumentNamesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new KnownArgumentNamesRule(context);

    [Fact]
    public void Arguments_that_exist_are_fine() => ExpectValid("""{ dog { doesKnow(command: SIT) @onField(depth: 1) } none(of: 1) @unknown(x: 1) }""");

    [Fact]
    public void Arguments_that_do_not_exist_are_refused() => ExpectErrors(
        """{ dog { doesKnow(comand: SIT, loud: true) @onField(size: 1) } }""",
        """1:18 Dog.doesKnow has no argument comand. Did you mean command?""",
        """1:31 Dog.doesKnow has no argument loud.""",
        """1:52 @onField has no argument size.""");
}
