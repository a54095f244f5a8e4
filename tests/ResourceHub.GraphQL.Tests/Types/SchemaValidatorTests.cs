using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Tests.Types;

public sealed class SchemaValidatorTests
{
    [Theory]
    [InlineData("type A { a: Int }", "the schema has no query root type.")]
    [InlineData("type Query", "s(1,1): Query has no fields.")]
    [InlineData("type Query { a: Int a: Int }", "s(1,21): Query.a is defined twice.")]
    [InlineData("type Query { a: Nope }", "s(1,17): the type Nope is not defined.")]
    [InlineData("type Query { a: In } input In { b: Int }", "s(1,14): Query.a has the type In, an input type; a field needs an output type.")]
    [InlineData("type Query { a(b: Query): Int }", "s(1,16): b has the type Query, an output type; an input needs an input type.")]
    [InlineData("type Query { __a: Int }", "s(1,14): the name __a starts with \"__\", which is the specification's.")]
    [InlineData("type Query { a: Int } type Query { b: Int }", "s(1,23): the type Query is defined twice; extend it instead.")]
    [InlineData("type Query { a: Int } extend type Other { b: Int }", "s(1,23): the type Other is extended but not defined.")]
    [InlineData("type Query { a: Int } extend input Query { b: Int }", "s(1,23): the extension of Query is of another kind than its definition.")]
    [InlineData("schema { query: Query mutation: Query } type Query { a: Int }", "s(1,41): Query is the root type of two kinds of operation.")]
    [InlineData("schema { query: In } input In { a: Int }", "s(1,17): In is not an object type.")]
    [InlineData("type Query implements I { a: Int } interface I { b: Int }", "s(1,1): Query lacks the field b of I.")]
    [InlineData("type Query implements I { a: Int } interface I { a: Int! }", "s(1,27): Query.a has the type Int, but I.a promises Int!.")]
    [InlineData("type Query implements I { a(x: Int!): Int } interface I { a: Int }", "s(1,29): Query.a(x:) is required, but I.a does not have it.")]
    [InlineData("type Query implements I { a: Int } interface I { a(x: Int): Int }", "s(1,27): Query.a lacks the argument x of I.a.")]
    [InlineData("type Query implements I { a(x: Int!): Int } interface I { a(x: Int): Int }", "s(1,29): Query.a(x:) has the type Int!, but I.a takes Int.")]
    [InlineData("type Query implements J { a: Int } interface I { a: Int } interface J implements I { a: Int }", "s(1,1): Query implements J, so it must implement I too.")]
    [InlineData("type Query { a: Int } interface I implements I { a: Int }", "s(1,23): I cannot implement itself.")]
    [InlineData("type Query implements I { a: Int @deprecated } interface I { a: Int }", "s(1,27): Query.a is deprecated, but I.a is not.")]
    [InlineData("type Query { a: U } union U", "s(1,21): U has no member types.")]
    [InlineData("type Query { a: U } union U = Query | Query", "s(1,21): U has the member Query twice.")]
    [InlineData("type Query { a: U } union U = E enum E { A }", "s(1,31): E is not an object type.")]
    [InlineData("type Query { a: E } enum E", "s(1,21): E has no values.")]
    [InlineData("type Query { a: E } enum E { A A }", "s(1,32): E has the value A twice.")]
    [InlineData("type Query { a(b: Int! @deprecated): Int }", "s(1,16): Query.a(b:) is required, so it cannot be deprecated.")]
    [InlineData("type Query { a(b: Int = \"x\"): Int }", "s(1,25): the default of Query.a(b:) is not valid: \"x\" is not a Int: expected a whole number from -2147483648 to 2147483647.")]
    [InlineData("type Query { a(b: In): Int } input In @oneOf { x: Int! y: Int = 1 }", "s(1,48): In.x must be nullable: its type is @oneOf.", "s(1,56): In.y cannot have a default: its type is @oneOf.")]
    [InlineData("type Query { a(b: A): Int } input A { b: B! } input B { a: A! }", "s(1,29): A can never be given: its required fields lead back to it (A > B > A).")]
    [InlineData("type Query { a(b: A): Int } input A { b: A = {} }", "s(1,39): the default of b needs itself.")]
    [InlineData("type Query { a: Int @nope }", "s(1,21): the directive @nope is not defined.")]
    [InlineData("type Query @deprecated { a: Int }", "s(1,12): @deprecated cannot stand at OBJECT.")]
    [InlineData("type Query { a: Int @deprecated @deprecated }", "s(1,33): @deprecated stands twice at one place.")]
    [InlineData("type Query { a: Int @deprecated(why: 1) }", "s(1,33): @deprecated has no argument why.")]
    [InlineData("type Query { a: Int @deprecated(reason: null) }", "s(1,41): @deprecated(reason:) is not valid: null is given, but String! is expected.")]
    [InlineData("type Query { a: Int } scalar S @specifiedBy", "s(1,32): @specifiedBy needs the argument url.")]
    [InlineData("type Query { a: Int } directive @d(a: Int @d) on ARGUMENT_DEFINITION", "s(1,23): @d refers to itself.")]
    [InlineData("type Query { a: Int } directive @d on FIELD directive @d on FIELD", "s(1,45): the directive @d is defined twice.")]
    [InlineData("type Query { a: Int } query { a }", "s(1,23): an operation or fragment has no place in a schema.")]
    [InlineData("type Query { a: Int", "s(1,20): Expected a name, found the end of the document.")]
    public void Each_fault_of_a_schema_is_told_with_its_place(string sdl, params string[] faults)
    {
        var error = Assert.Throws<SchemaException>(() => new SchemaBuilder().AddSdl(sdl, "s").Build());
        Assert.Equal(faults, error.Faults);
    }

    [Theory]
    [InlineData("type Query implements I & J { a: Query! b(x: Int, y: Int = 1): [Query!]! } interface J implements I { a: I b(x: Int): [J] } interface I { a: I }")]
    [InlineData("type Query { a(b: A = {}): Int } input A { b: B = {x: [1]} a: A = null } input B { x: [Int!]! = [] a: A }")]
    [InlineData("type Query extend type Query { a: Int } type Subscription extend type Subscription { b: Int }")]
    [InlineData("schema @tag { query: Q } type Q { a: Int @tag @tag } directive @tag repeatable on SCHEMA | FIELD_DEFINITION")]
    [InlineData("type Query { a: Int } directive @deprecated(reason: String = \"x\") on FIELD_DEFINITION")]
    public void A_valid_schema_is_taken(string sdl) => Assert.NotNull(new SchemaBuilder().AddSdl(sdl).Build());

    [Fact]
    public void Sdl_keeps_descriptions_directives_and_the_schema_definition()
    {
        const string sdl = """
            "All of it."
            schema {
              query: Query
            }

            type Query {
              "One."
              a(b: Int = 1): Int @deprecated(reason: "x")
            }

            """;
        Assert.Equal(sdl, new SchemaBuilder().AddSdl(sdl).Build().ToSdl());
    }
}
