using System.Globalization;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Limits;

/// <summary>@cost and @listSize, after IBM's GraphQL Cost Directives specification (https://ibm.github.io/graphql-specs/cost-spec.html).</summary>
internal static class CostDirectives
{
    public const string Cost = "cost";
    public const string ListSize = "listSize";

    public const string Sdl = """
        "What the field, argument or type adds to an operation's cost. Unless given: 1 for what has fields, 0 for the rest."
        directive @cost("A number." weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        "How many items a list has at most; an operation's cost is multiplied by it."
        directive @listSize(
          "The size where no argument says it."
          assumedSize: Int
          "Arguments whose value is the size; several parts of a path are separated by dots."
          slicingArguments: [String!]
          "Fields of the connection to which the size applies, instead of the field itself."
          sizedFields: [String!]
          "Whether exactly one of the slicing arguments must be given."
          requireOneSlicingArgument: Boolean! = true
        ) on FIELD_DEFINITION
        """;

    /// <summary>The weight that @cost gives, or null.</summary>
    public static double? WeightOf(IReadOnlyList<DirectiveNode> directives) =>
        AppliedDirectives.StringArgument(directives, Cost, "weight") is { } text
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            ? weight : null;
}
