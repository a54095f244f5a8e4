using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class UniqueOperationNamesRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new UniqueOperationNamesRule(context);

    [Theory]
    [InlineData("""query A { dog { name } } query B { dog { name } }""")]
    [InlineData("""query A { ...A } fragment A on Query { dog { name } }""")]
    public void Different_names_and_a_fragment_of_the_same_name_are_fine(string document) => ExpectValid(document);

    [Theory]
    [InlineData("""query A { dog { name } } query A { cat { name } }""", """1:7 1:32 There are several operations A.""")]
    [InlineData("""query A { dog { name } } subscription A { important }""", """1:7 1:39 There are several operations A.""")]
    public void The_same_name_twice_is_refused_whatever_the_kinds(string document, params string[] errors) => ExpectErrors(document, errors);
}
