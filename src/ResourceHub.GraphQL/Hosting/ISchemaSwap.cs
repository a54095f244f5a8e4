using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL;

/// <summary>Replaces the schema of a running server in one step.</summary>
public interface ISchemaSwap
{
    /// <summary>How many schemas were served before the present one.</summary>
    int Version { get; }

    /// <summary>Raised after each swap, with the new schema.</summary>
    event Action<Schema>? Swapped;

    /// <summary>
    /// Builds a schema anew from what the present one was built from, its SDL files and trusted documents read again and
    /// <paramref name="change"/> applied, warms it aside with the documents that were used most, then serves it from one moment to the next.
    /// Requests and subscriptions under way finish on the schema that they began with.
    /// </summary>
    /// <returns>The new schema.</returns>
    /// <exception cref="SchemaException">The new SDL is no valid type system; the present schema stays.</exception>
    /// <exception cref="SchemaBindingException">Fields and resolvers do not fit together; the present schema stays.</exception>
    Task<Schema> SwapAsync(Action<GraphQLServerBuilder>? change = null, CancellationToken cancellationToken = default);
}
