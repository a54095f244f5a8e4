using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Limits;

/// <summary>What an operation costs at most: work of resolvers, objects of the answer, and introspection apart.</summary>
internal readonly record struct OperationCost(double Field, double Type, double Introspection)
{
    public static OperationCost operator +(OperationCost a, OperationCost b) =>
        new(a.Field + b.Field, a.Type + b.Type, a.Introspection + b.Introspection);

    public static OperationCost operator *(OperationCost cost, double times) => new(cost.Field * times, cost.Type * times, cost.Introspection * times);

    /// <summary>The greater of each.</summary>
    public static OperationCost Max(OperationCost a, OperationCost b) =>
        new(Math.Max(a.Field, b.Field), Math.Max(a.Type, b.Type), Math.Max(a.Introspection, b.Introspection));

    /// <summary>Why it is too much, or null.</summary>
    public IError? Refuse(GraphQLServerOptions options, OperationDefinitionNode operation)
    {
        if (!options.EnforceCost)
        {
            return null;
        }

        return Refuse(nameof(options.MaxFieldCost), options.MaxFieldCost, Field, operation)
            ?? Refuse(nameof(options.MaxTypeCost), options.MaxTypeCost, Type, operation)
            ?? Refuse(nameof(options.MaxIntrospectionCost), options.MaxIntrospectionCost, Introspection, operation);
    }

    /// <summary>What extensions say.</summary>
    public IReadOnlyDictionary<string, object?> ToExtensions(GraphQLServerOptions options) => new Dictionary<string, object?>
    {
        ["operationCost"] = new Dictionary<string, object?>
        {
            ["fieldCost"] = Field,
            ["maxFieldCost"] = options.MaxFieldCost,
            ["typeCost"] = Type,
            ["maxTypeCost"] = options.MaxTypeCost,
        },
    };

    private static GraphQLError? Refuse(string option, double max, double actual, OperationDefinitionNode operation)
    {
        if (actual <= max)
        {
            return null;
        }

        var what = option switch
        {
            nameof(GraphQLServerOptions.MaxFieldCost) => "The operation's field cost",
            nameof(GraphQLServerOptions.MaxTypeCost) => "The operation's type cost",
            _ => "The introspection's cost",
        };
        return GraphQLError.At(
            FormattableString.Invariant($"{what} is {actual:0.##}; at most {max:0.##} is taken. Ask for smaller pages or fewer fields."), ErrorCodes.TooCostly, operation) with
        {
            Extensions = LimitExtensions.Of(option, max, actual),
        };
    }
}
