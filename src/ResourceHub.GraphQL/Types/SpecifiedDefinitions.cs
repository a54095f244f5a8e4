using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>What the specification defines in every schema: five scalars, five directives, the introspection types.</summary>
internal static class SpecifiedDefinitions
{
    public const string Sdl = """
        "Leaves the field or fragment out where the condition is true."
        directive @skip("Leave out when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Takes the field or fragment in only where the condition is true."
        directive @include("Take in when true." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Should not be used any more."
        directive @deprecated(
          "Why, and what to use instead, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Names the document that describes the form of a scalar."
        directive @specifiedBy("Where the description is." url: String!) on SCALAR

        "Exactly one of the fields must be given, and not null."
        directive @oneOf on INPUT_OBJECT

        "What a server offers: its types, directives and root types."
        type __Schema {
          description: String
          "Every type of the schema."
          types: [__Type!]!
          "Where queries start."
          queryType: __Type!
          "Where mutations start; null where there are none."
          mutationType: __Type
          "Where subscriptions start; null where there are none."
          subscriptionType: __Type
          "Every directive that the server knows."
          directives: [__Directive!]!
        }

        "A type; which of the fields have values depends on its kind."
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        "The kinds of type."
        enum __TypeKind {
          "Has no parts."
          SCALAR
          "Has fields."
          OBJECT
          "Has fields that several types share."
          INTERFACE
          "Is one of several object types."
          UNION
          "Is one of several names."
          ENUM
          "Has input fields."
          INPUT_OBJECT
          "A list of ofType."
          LIST
          "ofType, never null."
          NON_NULL
        }

        "A field of an object or interface type."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default as GraphQL; null where there is none."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "One value of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A directive."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "Where a directive can stand."
        enum __DirectiveLocation {
          QUERY
          MUTATION
          SUBSCRIPTION
          FIELD
          FRAGMENT_DEFINITION
          FRAGMENT_SPREAD
          INLINE_FRAGMENT
          VARIABLE_DEFINITION
          SCHEMA
          SCALAR
          OBJECT
          FIELD_DEFINITION
          ARGUMENT_DEFINITION
          INTERFACE
          UNION
          ENUM
          ENUM_VALUE
          INPUT_OBJECT
          INPUT_FIELD_DEFINITION
        }
        """;

    public static DocumentNode Document { get; } = GraphQLParser.Parse(new SourceText(Sdl, "specification"));

    public static ScalarType? CreateScalar(string name) => name switch
    {
        "Int" => new IntScalar(),
        "Float" => new FloatScalar(),
        "String" => new StringScalar(),
        "Boolean" => new BooleanScalar(),
        "ID" => new IdScalar(),
        _ => null,
    };

    public static bool IsSpecifiedScalar(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";

    /// <summary>The scalars beyond the specification that the engine brings along.</summary>
    public static ScalarType? CreateCommonScalar(string name) => name switch
    {
        "DateTime" => new DateTimeScalar(),
        "Date" => new DateScalar(),
        "Duration" => new DurationScalar(),
        "URL" => new UrlScalar(),
        "LanguageTag" => new LanguageTagScalar(),
        "JSON" => new JsonScalar(),
        _ => null,
    };
}
