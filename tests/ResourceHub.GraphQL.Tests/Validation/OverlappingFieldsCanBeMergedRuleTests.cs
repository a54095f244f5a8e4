using ResourceHub.GraphQL.Validation;
using ResourceHub.GraphQL.Validation.Rules;

namespace ResourceHub.GraphQL.Tests.Validation;

public sealed class OverlappingFieldsCanBeMergedRuleTests : RuleTests
{
    private protected override ValidationRule CreateRule(ValidationContext context) => new OverlappingFieldsCanBeMergedRule(context);

    [Theory]
    [InlineData("""{ dog { name name } }""")]
    [InlineData("""{ dog { x: name x: name } dog { barks } }""")]
    [InlineData("""{ dog { doesKnow(command: SIT) doesKnow(command: SIT) } }""")]
    [InlineData("""{ dog { isAtLocation(x: 1, y: 2) isAtLocation(y: 2, x: 1) } }""")]
    [InlineData("""{ dog { ...A ...B } } fragment A on Dog { name } fragment B on Dog { name }""")]
    public void The_same_field_is_merged(string document) => ExpectValid(document);

    [Fact]
    public void Different_fields_of_different_objects_are_fine() => ExpectValid("""{ pet { ... on Dog { x: barkVolume } ... on Cat { x: meowVolume } } }""");

    [Fact]
    public void So_are_different_arguments_on_different_objects() => ExpectValid("""{ pet { ... on Dog { name(surname: true) } ... on Cat { name(surname: false) } } }""");

    [Fact]
    public void Below_fields_of_different_objects_different_fields_are_fine() => ExpectValid("""{ pet { ... on Dog { owner { x: name } } ... on Cat { owner { x: name(surname: true) } } } }""");

    [Fact]
    public void Arguments_written_otherwise_but_equal_are_the_same() => ExpectValid(""""{ arguments { complex(a: {required: true, string: "a"}) complex(a: {string: """a""", required: true}) } }"""");

    [Fact]
    public void Fragments_that_spread_themselves_end() => ExpectValid("""{ dog { ...A } } fragment A on Dog { name mother { ...A father { ...A } } }""");

    [Theory]
    [InlineData("""{ dog { x: name x: nickname } }""", """1:9 1:17 The fields x cannot be merged: one is name, the other nickname. Give one of them another alias.""")]
    [InlineData("""{ dog { name: nickname name } }""", """1:9 1:24 The fields name cannot be merged: one is nickname, the other name. Give one of them another alias.""")]
    [InlineData("""{ dog { ...A ...B } } fragment A on Dog { x: name } fragment B on Dog { x: nickname }""", """1:43 1:73 The fields x cannot be merged: one is name, the other nickname. Give one of them another alias.""")]
    [InlineData("""{ pet { x: name ... on Dog { x: nickname } } }""", """1:9 1:30 The fields x cannot be merged: one is name, the other nickname. Give one of them another alias.""")]
    public void Different_fields_under_one_name_are_refused(string document, params string[] errors) => ExpectErrors(document, errors);

    [Theory]
    [InlineData("""{ dog { doesKnow(command: SIT) doesKnow(command: HEEL) } }""", """1:9 1:32 The fields doesKnow cannot be merged: they have different arguments. Give one of them another alias.""")]
    [InlineData("""{ dog { isAtLocation(x: 1) isAtLocation } }""", """1:9 1:28 The fields isAtLocation cannot be merged: they have different arguments. Give one of them another alias.""")]
    [InlineData("""query ($a: Int, $b: Int) { arguments { int(a: $a) int(a: $b) } }""", """1:40 1:51 The fields int cannot be merged: they have different arguments. Give one of them another alias.""")]
    public void Different_arguments_under_one_name_are_refused(string document, params string[] errors) => ExpectErrors(document, errors);

    [Theory]
    [InlineData("""{ dog { x: mother { y: name } x: mother { y: nickname } } }""", """1:21 1:43 The fields y cannot be merged: one is name, the other nickname. Give one of them another alias.""")]
    [InlineData("""{ pet { owner { x: name } ... on Dog { owner { x: iq } } } }""", """1:17 1:48 The fields x cannot be merged: one is String, the other Int. Give one of them another alias.""")]
    public void Conflicts_below_merged_fields_are_found(string document, params string[] errors) => ExpectErrors(document, errors);

    [Theory]
    [InlineData("""{ pet { ... on Dog { x: barkVolume } ... on Cat { x: nickname } } }""", """1:22 1:51 The fields x cannot be merged: one is Int, the other String. Give one of them another alias.""")]
    [InlineData("""{ pet { ... on Dog { x: barks } ... on Cat { x: meows } } }""", """1:22 1:46 The fields x cannot be merged: one is Boolean, the other Boolean!. Give one of them another alias.""")]
    [InlineData("""{ pet { ... on Dog { x: barkVolume } ... on Cat { x: lives } } }""", """1:22 1:51 The fields x cannot be merged: one is Int, the other [Int!]. Give one of them another alias.""")]
    [InlineData("""{ humanOrAlien { ... on Human { x: iq } ... on Alien { x: iq } } }""", """1:33 1:56 The fields x cannot be merged: one is Int, the other Float. Give one of them another alias.""")]
    [InlineData("""{ pet { ... on Dog { x: owner { y: iq } } ... on Cat { x: owner { y: name } } } }""", """1:33 1:67 The fields y cannot be merged: one is Int, the other String. Give one of them another alias.""")]
    public void Shapes_must_be_the_same_on_different_objects_too(string document, params string[] errors) => ExpectErrors(document, errors);
}
