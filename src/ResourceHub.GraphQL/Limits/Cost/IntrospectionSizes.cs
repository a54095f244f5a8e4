namespace ResourceHub.GraphQL.Limits;

/// <summary>How many items the lists of introspection are taken to have, whatever the schema, so that one budget fits all.</summary>
internal static class IntrospectionSizes
{
    public static double Of(string field) => field switch
    {
        "types" => 50,
        "fields" or "directives" => 10,
        "enumValues" or "inputFields" or "possibleTypes" => 5,
        "args" => 3,
        _ => 2,
    };
}
