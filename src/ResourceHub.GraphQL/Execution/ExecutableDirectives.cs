using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>Puts directives that have an effect around a field's resolver.</summary>
internal static class ExecutableDirectives
{
    /// <summary>The resolver with the directives that fields of a document have.</summary>
    public static FieldResolver? Wrap(Schema schema, FieldResolver? resolver, IReadOnlyList<FieldNode> nodes)
    {
        if (resolver is null || !schema.HasDirectiveMiddleware)
        {
            return resolver;
        }

        // the last is the innermost
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            resolver = Wrap(schema, resolver, nodes[i].Directives);
        }

        return resolver;
    }

    /// <summary>The resolver with directives around it.</summary>
    public static FieldResolver Wrap(Schema schema, FieldResolver resolver, IReadOnlyList<DirectiveNode> directives)
    {
        for (var i = directives.Count - 1; i >= 0; i--)
        {
            if (schema.FindDirective(directives[i].Name.Value) is { Middleware: { } middleware } definition)
            {
                resolver = Wrap(resolver, middleware, definition, new ArgumentPlan(definition.Arguments, directives[i].Arguments));
            }
        }

        return resolver;
    }

    private static FieldResolver Wrap(FieldResolver resolver, IDirectiveMiddleware middleware, DirectiveDefinition definition, ArgumentPlan plan)
    {
        var next = resolver.ToDelegate();
        return FieldResolver.FromDelegate(context => middleware.InvokeAsync(context, Arguments(context, definition, plan), next), resolver.Events);
    }

    private static Dictionary<string, object?> Arguments(IResolverContext context, DirectiveDefinition definition, ArgumentPlan plan)
    {
        var values = plan.CoerceArgumentValues(((ResolverContext)context).Execution.Variables);
        var arguments = new Dictionary<string, object?>(values.Length, StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], Absent.Value))
            {
                arguments[definition.Arguments[i].Name] = values[i];
            }
        }

        return arguments;
    }
}
