using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class PossibleFragmentSpreadsRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new PossibleFragmentSpreadsRule(context);

    [Theory]
    [InlineData("""{ dog { ... on Pet { name } ... on CatOrDog { __typename } ...F } } fragment F on Dog { name }""")]
    [InlineData("""{ catOrDog { ... on DogOrHuman { __typename } ... on Mammal { mother { __typename } } } }""")]
    [InlineData("""{ pet { ... on Being { name } ... on Mammal { father { __typename } } } }""")]
    public void Types_that_overlap_are_fine(string document) => ExpectValid(document);

    [Fact]
    public void Unknown_types_are_left_to_other_rules() => ExpectValid("""{ dog { ... on Nothing { name } ...Unknown } }""");

    [Theory]
    [InlineData("""{ dog { ... on Cat { meowVolume } } }""", """1:9 A fragment on Cat can never apply here: Dog is never a Cat.""")]
    [InlineData("""{ catOrDog { ...F } } fragment F on HumanOrAlien { __typename }""", """1:14 The fragment F on HumanOrAlien can never apply here: CatOrDog is never a HumanOrAlien.""")]
    [InlineData("""{ human { ... on Pet { name } } }""", """1:11 A fragment on Pet can never apply here: Human is never a Pet.""")]
    public void Types_that_never_overlap_are_refused(string document, params string[] errors) => ExpectErrors(document, errors);
}
