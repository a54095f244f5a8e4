using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Types;

/// <summary>Reads arguments of directives that stand in the SDL.</summary>
internal static class AppliedDirectives
{
    public static DirectiveNode? Find(IReadOnlyList<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
            {
                return directive;
            }
        }

        return null;
    }

    public static ValueNode? Argument(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    public static string? StringArgument(IReadOnlyList<DirectiveNode> directives, string directive, string argument) =>
        Find(directives, directive) is { } node && Argument(node, argument) is StringValueNode text ? text.Value : null;

    public static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) =>
        Find(directives, "deprecated") is null ? null
            : StringArgument(directives, "deprecated", "reason") ?? "No longer supported";
}
