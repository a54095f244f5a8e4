using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class FieldsOnCorrectTypeRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new FieldsOnCorrectTypeRule(context);

    [Theory]
    [InlineData("""{ dog { __typename name alias: nickname } }""")]
    [InlineData("""{ pet { name ... on Dog { barkVolume } } catOrDog { __typename } }""")]
    [InlineData("""{ unknown: dog { name } __schema { types { name } } }""")]
    public void Fields_that_exist_are_fine(string document) => ExpectValid(document);

    [Fact]
    public void Below_an_unknown_type_nothing_is_said() => ExpectValid("""{ ... on Nothing { whatever { more } } }""");

    [Theory]
    [InlineData("""{ dog { barkVolum } }""", """1:9 Dog has no field barkVolum. Did you mean barkVolume?""")]
    [InlineData("""{ dog { xyzzy } }""", """1:9 Dog has no field xyzzy.""")]
    [InlineData("""{ pet { meowVolume } }""", """1:9 Pet has no field meowVolume. Did you mean it within a fragment on Cat?""")]
    [InlineData("""{ catOrDog { name } }""", """1:14 CatOrDog has no field name. Did you mean it within a fragment on Cat or Dog?""")]
    public void Fields_that_do_not_exist_are_refused_with_a_hint(string document, params string[] errors) => ExpectErrors(document, errors);

    [Fact]
    public void Each_is_told_but_nothing_below_it() => ExpectErrors(
        """{ nothing { deep } dog { none } }""",
        """1:3 Query has no field nothing.""",
        """1:26 Dog has no field none.""");

    [Fact]
    public void Introspection_starts_at_the_query_root_only() => ExpectErrors(
        """{ dog { __schema { types { name } } __typename } }""",
        """1:9 Dog has no field __schema.""");
}
