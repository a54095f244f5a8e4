using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.6.3: a field of an input object is given once.</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterObjectValue(ObjectValueNode node)
    {
        if (node.Fields.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in node.Fields)
        {
            if (!seen.TryAdd(field.Name.Value, field.Name))
            {
                Context.Report($"The field {field.Name.Value} is given several times.", seen[field.Name.Value], field.Name);
            }
        }
    }
}
