namespace ResourceHub.GraphQL.Tests.Binding;

public sealed class BindingFaultTests
{
    private const string Namespace = "ResourceHub.GraphQL.Tests.Binding.BindingFaultTests+";

    [Theory]
    [InlineData(typeof(NoDepth), "type Query { skill: Skill } type Skill { code: String depth: Int! }",
        "Skill.depth has no resolver: expected a method Depth, GetDepth, DepthAsync or GetDepthAsync in an [ObjectType<Skill>] class, or a property Depth on " + Namespace + "Skill")]
    [InlineData(typeof(NoDepth), "type Query { skill: Skill other: Int } type Skill { code: String }",
        "Query.other has no resolver: expected a method Other, GetOther, OtherAsync or GetOtherAsync in a [QueryType] class")]
    [InlineData(typeof(NoDepth), "type Query { a: Int } type Skill { code: String }",
        "Query.a has no resolver: expected a method A, GetA, AAsync or GetAAsync in a [QueryType] class",
        Namespace + "NoDepth.GetSkill resolves no field: expected a field skill of Query in the SDL",
        "Skill.code has no resolver: no resolver's CLR type leads to Skill; expected an [ObjectType<…>] class for it with a method Code, GetCode, CodeAsync or GetCodeAsync")]
    [InlineData(typeof(Arguments), "type Query { find(text: String, first: Int!): String }",
        Namespace + "Arguments.Find has a parameter after that is no argument of Query.find, and string is no service: add after to the SDL or the service to the container",
        "Query.find(first:) has no parameter: expected a parameter first of " + Namespace + "Arguments.Find")]
    [InlineData(typeof(Mismatches), "type Query { number: String list: Int enum: E } enum E { ONE TWO_THREE FOUR }",
        "Query.number is String in the SDL, which does not fit int of " + Namespace + "Mismatches.Number",
        "Query.list is Int in the SDL, which does not fit int[] of " + Namespace + "Mismatches.List",
        "E.FOUR has no member: expected Four in " + Namespace + "Digits",
        Namespace + "Digits.Zero has no value in the enum E of the SDL")]
    [InlineData(typeof(Inputs), "type Query { save(input: In!): Int rate(value: Int): Int } input In { name: String! count: Int extra: String }",
        "In.count can be null in the SDL, but " + Namespace + "In takes a int, which cannot",
        Namespace + "In.Missing has no field in the input In of the SDL",
        "In.extra has no parameter or settable property Extra in " + Namespace + "In",
        "Query.rate(value:) can be null in the SDL, but " + Namespace + "Inputs.Rate takes a int, which cannot")]
    [InlineData(typeof(Twice), "type Query { a: Int }",
        "Query.a has 2 resolvers: " + Namespace + "Twice.A and " + Namespace + "Twice.GetA")]
    public void Each_place_that_does_not_fit_is_named_with_both_sides(Type type, string sdl, params string[] faults)
    {
        var error = Assert.Throws<SchemaBindingException>(() => TestServer.Create(sdl, [type]));
        Assert.Equal(faults, error.Faults);
    }

    [Fact]
    public void A_class_for_a_type_that_is_not_in_the_sdl_is_a_fault()
    {
        var error = Assert.Throws<SchemaBindingException>(() => TestServer.Create("type Query { a: Int }", [typeof(OrphanType)], b => b.AddResolver("Query.a", _ => default)));
        Assert.Equal([Namespace + "OrphanType resolves fields of Skill, which is no object type of the SDL"], error.Faults);
    }

    [Fact]
    public void A_scalar_without_a_class_stops_the_start()
    {
        var error = Assert.Throws<GraphQL.Types.SchemaException>(() => TestServer.Create("type Query { a: Odd } scalar Odd", []));
        Assert.Equal(["test.graphql(1,23): the scalar Odd has no implementation: add a class that derives from ScalarType<T> with AddScalar."], error.Faults);
    }

    private sealed record Skill(string Code);

    private enum Digits
    {
        Zero,
        One,
        TwoThree,
    }

    private sealed record In(string Name, int Count)
    {
        public string? Missing { get; set; }
    }

    [QueryType]
    private sealed class NoDepth
    {
        public Skill GetSkill() => new("x");
    }

    [QueryType]
    private sealed class Arguments
    {
        public string? Find(string? text, string? after) => text + after;
    }

    [QueryType]
    private sealed class Mismatches
    {
        public int Number() => 1;

        public int[] List() => [];

        public Digits? Enum() => null;
    }

    [QueryType]
    private sealed class Inputs
    {
        public int Save(In input) => input.Count;

        public int Rate(int value) => value;
    }

    [QueryType]
    private sealed class Twice
    {
        public int A() => 1;

        public int GetA() => 2;
    }

    [ObjectType<Skill>]
    private sealed class OrphanType;
}
