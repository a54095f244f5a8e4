using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;
using ResourceHub.GraphQL.Validation;

namespace ResourceHub.GraphQL.Tests.Validation;

/// <summary>Runs one rule alone over the schema that the tests of all rules share.</summary>
public abstract class RuleTests
{
    private const string Sdl = """
        directive @onQuery on QUERY
        directive @onMutation on MUTATION
        directive @onSubscription on SUBSCRIPTION
        directive @onField(depth: Int) on FIELD
        directive @onSpread on FRAGMENT_SPREAD
        directive @onInline on INLINE_FRAGMENT
        directive @onFragment on FRAGMENT_DEFINITION
        directive @onVariable on VARIABLE_DEFINITION
        directive @many(at: Int! ) repeatable on FIELD

        interface Being { name(surname: Boolean): String }
        interface Pet implements Being { name(surname: Boolean): String owner: Human }
        interface Mammal { mother: Mammal father: Mammal }
        type Dog implements Being & Pet & Mammal {
          name(surname: Boolean): String
          nickname: String
          barkVolume: Int
          barks: Boolean
          doesKnow(command: Command!): Boolean
          isAtLocation(x: Int, y: Int): Boolean
          isHousetrained(atOtherHomes: Boolean = true): Boolean
          owner: Human
          mother: Dog
          father: Dog
        }
        type Cat implements Being & Pet {
          name(surname: Boolean): String
          nickname: String
          meowVolume: Int
          meows: Boolean!
          owner: Human
          lives: [Int!]
        }
        type Human implements Being { name(surname: Boolean): String pets: [Pet] relatives: [Human]! iq: Int }
        type Alien { name: String iq: Float address: String }
        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        union HumanOrAlien = Human | Alien
        enum Command { SIT HEEL DOWN }
        input Complex { required: Boolean! nonNull: Boolean! = false int: Int string: String list: [String!] nested: Complex }
        input OneOf @oneOf { a: String b: Int }
        scalar Any
        type Arguments {
          int(a: Int): String
          nonNullInt(a: Int!): String
          string(a: String): String
          boolean(a: Boolean): String
          nonNullBoolean(a: Boolean!): String
          float(a: Float): String
          id(a: ID): String
          enum(a: Command): String
          list(a: [String]): String
          nonNullList(a: [String!]): String
          complex(a: Complex): String
          oneOf(a: OneOf): String
          any(a: Any): String
          twoRequired(a: Int!, b: Int!): String
          requiredAndOptional(a: Int!, b: Int! = 2, c: Int): String
          defaulted(a: Int! = 3): String
        }
        type Query {
          human(id: ID): Human
          dog: Dog
          cat: Cat
          pet: Pet
          being: Being
          mammal: Mammal
          catOrDog: CatOrDog
          dogOrHuman: DogOrHuman
          humanOrAlien: HumanOrAlien
          arguments: Arguments
        }
        type Subscription { important: [String] other: [String] dog: Dog }
        """;

    private static readonly Schema s_schema = new SchemaBuilder().AddSdl(Sdl).Build();

    private protected abstract ValidationRule CreateRule(ValidationContext context);

    private protected virtual Schema Schema => s_schema;

    protected void ExpectValid(string document) => Assert.Equal([], Validate(document));

    /// <summary>Each error as "line:column[ line:column…] message".</summary>
    protected void ExpectErrors(string document, params string[] errors) => Assert.Equal(errors, Validate(document));

    private List<string> Validate(string document)
    {
        var context = new ValidationContext(Schema, GraphQLParser.Parse(document), 100);
        ValidationRules.Run(context, [new VariableUsageCollector(context), CreateRule(context)]);
        return [.. context.Errors.Select(e => $"{string.Join(' ', e.Locations.Select(l => $"{l.Line}:{l.Column}"))} {e.Message}")];
    }
}
