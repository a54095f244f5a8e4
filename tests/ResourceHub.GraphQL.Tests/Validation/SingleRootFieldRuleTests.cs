using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class SingleRootFieldRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new SingleRootFieldRule(context);

    [Theory]
    [InlineData("""subscription { important }""")]
    [InlineData("""subscription { ...F } fragment F on Subscription { important ... on Subscription { important } }""")]
    [InlineData("""{ dog { name } cat { name } }""")]
    public void One_root_field_is_fine_also_through_fragments(string document) => ExpectValid(document);

    [Theory]
    [InlineData("""subscription S { important other }""", """1:28 The subscription S must select one field only.""")]
    [InlineData("""subscription { ...F } fragment F on Subscription { important ...G } fragment G on Subscription { other }""", """1:98 A subscription must select one field only.""")]
    public void More_root_fields_are_refused(string document, params string[] errors) => ExpectErrors(document, errors);

    [Fact]
    public void Introspection_fields_are_refused() => ExpectErrors(
        """subscription { __typename }""",
        """1:16 A subscription cannot select the introspection field __typename.""");

    [Theory]
    [InlineData("""subscription ($b: Boolean!) { important @include(if: $b) }""", """1:41 @include cannot stand at the root of a subscription.""")]
    [InlineData("""subscription ($b: Boolean!) { ...F @skip(if: $b) } fragment F on Subscription { important }""", """1:36 @skip cannot stand at the root of a subscription.""")]
    public void Skip_and_include_at_the_root_are_refused(string document, params string[] errors) => ExpectErrors(document, errors);
}
