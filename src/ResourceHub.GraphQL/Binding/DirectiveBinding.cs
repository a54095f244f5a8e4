using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Binding;

/// <summary>Gives directives their effect, and puts those of the SDL around the resolvers of the fields that bear them.</summary>
internal static class DirectiveBinding
{
    public static void Bind(Schema schema, BindingConfiguration configuration, List<string> faults)
    {
        foreach (var (name, middleware) in configuration.Directives)
        {
            if (schema.FindDirective(name) is not { } directive)
            {
                faults.Add($"AddDirective names @{name}, which is no directive of the SDL");
                continue;
            }

            directive.Middleware = middleware;
            schema.HasDirectiveMiddleware = true;
        }

        if (!schema.HasDirectiveMiddleware)
        {
            return;
        }

        foreach (var field in schema.Types.OfType<ObjectType>().SelectMany(t => t.Fields))
        {
            if (field.Resolver is { } resolver)
            {
                field.Resolver = ExecutableDirectives.Wrap(
                    schema, ExecutableDirectives.Wrap(schema, resolver, field.Directives), field.DeclaringType.Directives);
            }
        }
    }
}
