using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class ValuesOfCorrectTypeRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new ValuesOfCorrectTypeRule(context);

    [Theory]
    [InlineData("""{ arguments { int(a: 2) x: int(a: null) y: int(a: -2147483648) string(a: "s") boolean(a: true) } }""")]
    [InlineData("""{ arguments { float(a: 1) f: float(a: 1.5e3) id(a: 1) i: id(a: "x") enum(a: SIT) } }""")]
    [InlineData("""{ arguments { list(a: ["a", null]) l: list(a: "a") nonNullList(a: []) any(a: {x: [1, {y: E}]}) } }""")]
    [InlineData("""{ arguments { complex(a: {required: true, list: "one", nested: {required: false, int: null}}) oneOf(a: {a: "x"}) } }""")]
    [InlineData("""query ($v: Int, $c: Complex = {required: true}, $o: String!) { arguments { int(a: $v) complex(a: {required: $v}) oneOf(a: {a: $o}) any(a: [$v]) } }""")]
    public void Good_values_are_fine(string document) => ExpectValid(document);

    [Theory]
    [InlineData("""{ arguments { int(a: "2") } }""", """1:22 "2" is not a Int: expected a whole number from -2147483648 to 2147483647.""")]
    [InlineData("""{ arguments { int(a: 2147483648) } }""", """1:22 2147483648 is not a Int: expected a whole number from -2147483648 to 2147483647.""")]
    [InlineData("""{ arguments { int(a: 1.0) } }""", """1:22 1.0 is not a Int: expected a whole number from -2147483648 to 2147483647.""")]
    [InlineData("""{ arguments { string(a: 1) } }""", """1:25 1 is not a String: expected a string, in quotes.""")]
    [InlineData("""{ arguments { boolean(a: "true") } }""", """1:26 "true" is not a Boolean: expected true or false.""")]
    [InlineData("""{ arguments { float(a: "1") } }""", """1:24 "1" is not a Float: expected a number.""")]
    [InlineData("""{ arguments { id(a: 1.5) } }""", """1:21 1.5 is not a ID: expected a string or a whole number.""")]
    [InlineData("""{ arguments { int(a: [1]) } }""", """1:22 [1] is not a Int: expected a whole number from -2147483648 to 2147483647.""")]
    [InlineData("""{ arguments { string(a: [$x]) } }""", """1:25 [$x] is not a String.""")]
    public void Values_of_another_type_are_refused(string document, params string[] errors) => ExpectErrors(document, errors);

    [Theory]
    [InlineData("""{ arguments { enum(a: STI) } }""", """1:23 STI is not a value of Command. Did you mean SIT?""")]
    [InlineData("""{ arguments { enum(a: "SIT") } }""", """1:23 "SIT" is not a value of Command. Did you mean SIT without quotes?""")]
    [InlineData("""{ arguments { enum(a: 1) } }""", """1:23 1 is not a value of Command.""")]
    public void Unknown_enum_values_are_refused_with_a_hint(string document, params string[] errors) => ExpectErrors(document, errors);

    [Theory]
    [InlineData("""{ arguments { nonNullInt(a: null) } }""", """1:29 null is given, but Int! is expected.""")]
    [InlineData("""{ arguments { nonNullList(a: ["a", null]) } }""", """1:36 null is given, but String! is expected.""")]
    public void Null_is_refused_where_it_cannot_stand(string document, params string[] errors) => ExpectErrors(document, errors);

    [Fact]
    public void Lists_are_checked_item_by_item() => ExpectErrors(
        """{ arguments { list(a: ["a", 1, 2]) } }""",
        """1:29 1 is not a String: expected a string, in quotes.""",
        """1:32 2 is not a String: expected a string, in quotes.""");

    [Theory]
    [InlineData("""{ arguments { complex(a: {int: 1}) } }""", """1:26 Complex.required of type Boolean! is required but not given.""")]
    [InlineData("""{ arguments { complex(a: {required: true, nonNull: null}) } }""", """1:52 null is given, but Boolean! is expected.""")]
    [InlineData("""{ arguments { complex(a: {required: true, strin: "x"}) } }""", """1:43 Complex has no field strin. Did you mean string?""")]
    [InlineData("""{ arguments { complex(a: 1) } }""", """1:26 1 is not a Complex: an input object in braces is expected.""")]
    [InlineData("""{ arguments { complex(a: {required: true, nested: {required: 1}}) } }""", """1:62 1 is not a Boolean: expected true or false.""")]
    public void Input_objects_are_checked_field_by_field(string document, params string[] errors) => ExpectErrors(document, errors);

    [Theory]
    [InlineData("""{ arguments { oneOf(a: {}) } }""", """1:24 OneOf takes exactly one of its fields, and not null: a, b.""")]
    [InlineData("""{ arguments { oneOf(a: {a: "x", b: 1}) } }""", """1:24 OneOf takes exactly one of its fields, and not null: a, b.""")]
    [InlineData("""{ arguments { oneOf(a: {a: null}) } }""", """1:24 OneOf takes exactly one of its fields, and not null: a, b.""")]
    public void A_one_of_takes_exactly_one_field(string document, params string[] errors) => ExpectErrors(document, errors);

    [Fact]
    public void Defaults_of_variables_are_checked() => ExpectErrors(
        """query ($a: Int = "x", $b: Complex = {required: 1}) { dog { name } }""",
        """1:18 "x" is not a Int: expected a whole number from -2147483648 to 2147483647.""",
        """1:48 1 is not a Boolean: expected true or false.""");
}
