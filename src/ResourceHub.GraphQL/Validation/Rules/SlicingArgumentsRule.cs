using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Cost directives: where @listSize asks for it, exactly one of the slicing arguments is given; a default counts where none is.</summary>
internal sealed class SlicingArgumentsRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node)
    {
        if (Context.Field is not { Cost.ListSize: { RequireOne: true, SlicingArguments: { Count: > 0 } slicing } } field)
        {
            return;
        }

        var given = slicing.Count(s => IsGiven(node, s));
        var defaults = slicing.Count(s => field.FindArgument(s)?.DefaultValue is not null);
        if (given > 1 || (given == 0 && defaults != 1))
        {
            Context.Report($"{field.Coordinate} takes exactly one of {string.Join(" and ", slicing)}; {given} are given.", node);
        }
    }

    private static bool IsGiven(FieldNode node, string path)
    {
        var names = path.Split('.');
        var value = node.Arguments.FirstOrDefault(a => a.Name.Value == names[0])?.Value;
        for (var i = 1; i < names.Length && value is ObjectValueNode map; i++)
        {
            value = map.Fields.FirstOrDefault(f => f.Name.Value == names[i])?.Value;
        }

        return value is not (null or NullValueNode);
    }
}
