using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Limits;

/// <summary>
/// How many items a field gives at most, as its @listSize says. A field that takes first or last and gives a connection has one without
/// saying so: the arguments slice its edges and nodes.
/// </summary>
internal sealed record ListSize(int? Assumed, IReadOnlyList<string> SlicingArguments, IReadOnlyList<string> SizedFields, bool RequireOne)
{
    /// <summary>The directive's or the connection's; null where nothing is known.</summary>
    public static ListSize? Of(FieldDefinition field)
    {
        if (AppliedDirectives.Find(field.Directives, CostDirectives.ListSize) is { } directive)
        {
            return new ListSize(
                AppliedDirectives.Argument(directive, "assumedSize") is IntValueNode { Value: var size } ? int.Parse(size, null) : null,
                Names(AppliedDirectives.Argument(directive, "slicingArguments")),
                Names(AppliedDirectives.Argument(directive, "sizedFields")),
                AppliedDirectives.Argument(directive, "requireOneSlicingArgument") is not BooleanValueNode { Value: false });
        }

        string[] slicing = [.. field.Arguments.Select(a => a.Name).Where(n => n is "first" or "last")];
        if (slicing.Length == 0 || field.Type.Named is not FieldsType type)
        {
            return null;
        }

        string[] sized = [.. type.Fields.Where(f => f.Name is "edges" or "nodes" && f.Type.Nullable is ListType).Select(f => f.Name)];
        return field.Type.Nullable is ListType || sized.Length > 0 ? new ListSize(null, slicing, sized, RequireOne: false) : null;
    }

    /// <summary>The largest of the slicing arguments' values; else what is assumed.</summary>
    public double SizeOf(FieldNode node, FieldDefinition field, VariableValues variables, GraphQLServerOptions options, ref bool dependsOnInputs)
    {
        int? largest = null;
        foreach (var path in SlicingArguments)
        {
            if (Find(node, field, path, variables, ref dependsOnInputs) is { } value && value > (largest ?? -1))
            {
                largest = value;
            }
        }

        return largest ?? Assumed ?? options.AssumedListSize;
    }

    private static int? Find(FieldNode node, FieldDefinition field, string path, VariableValues variables, ref bool dependsOnInputs)
    {
        var names = path.Split('.');
        if (field.FindArgument(names[0]) is not { } argument)
        {
            return null;
        }

        var given = node.Arguments.FirstOrDefault(a => a.Name.Value == names[0])?.Value;
        if (given is VariableNode top && !variables.TryGet(top.Name.Value, out _))
        {
            given = null;
        }

        given ??= argument.DefaultValue;
        for (var i = 1; i < names.Length && given is ObjectValueNode map; i++)
        {
            given = map.Fields.FirstOrDefault(f => f.Name.Value == names[i])?.Value;
        }

        if (given is not VariableNode variable)
        {
            return given is IntValueNode literal && int.TryParse(literal.Value, out var number) ? number : null;
        }

        dependsOnInputs |= names.Length > 1;
        variables.TryGet(variable.Name.Value, out var value);
        for (var i = 1; i < names.Length; i++)
        {
            value = (value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(names[i]);
        }

        return value as int?;
    }

    private static string[] Names(ValueNode? value) => value switch
    {
        ListValueNode list => [.. list.Values.OfType<StringValueNode>().Select(v => v.Value)],
        StringValueNode text => [text.Value],
        _ => [],
    };
}
