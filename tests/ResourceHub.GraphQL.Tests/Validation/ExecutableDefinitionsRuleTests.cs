using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class ExecutableDefinitionsRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new ExecutableDefinitionsRule(context);

    [Fact]
    public void Operations_and_fragments_are_executable() => ExpectValid("""query Q { dog { ...F } } fragment F on Dog { name }""");

    [Fact]
    public void Type_definitions_and_extensions_are_not() => ExpectErrors(
        """{ dog { name } } type Cow { name: String } extend type Dog { color: String }""",
        """1:18 A definition of the type system cannot be executed.""",
        """1:44 A definition of the type system cannot be executed.""");
}
