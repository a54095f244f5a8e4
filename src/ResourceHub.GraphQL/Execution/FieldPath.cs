using System.Text;

namespace ResourceHub.GraphQL.Execution;

/// <summary>A place in the answer: response names and list indexes from the root.</summary>
public sealed class FieldPath
{
    private FieldPath(FieldPath? parent, string? name, int index)
    {
        Parent = parent;
        Name = name;
        Index = index;
    }

    /// <summary>The place above; null at the root.</summary>
    public FieldPath? Parent { get; }

    /// <summary>The response name; null for a list index.</summary>
    public string? Name { get; }

    /// <summary>The list index where <see cref="Name"/> is null.</summary>
    public int Index { get; }

    /// <summary>A field below <paramref name="parent"/>.</summary>
    public static FieldPath Field(FieldPath? parent, string name) => new(parent, name, 0);

    /// <summary>An item of the list at <paramref name="parent"/>.</summary>
    public static FieldPath Item(FieldPath? parent, int index) => new(parent, null, index);

    /// <summary>Names (string) and indexes (int) from the root.</summary>
    public IReadOnlyList<object> ToList()
    {
        var segments = new List<object>();
        for (var at = this; at is not null; at = at.Parent)
        {
            segments.Add(at.Name is { } name ? name : at.Index);
        }

        segments.Reverse();
        return segments;
    }

    /// <summary>The path as in skill.parents[0].code.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in ToList())
        {
            _ = segment is int index ? text.Append('[').Append(index).Append(']')
                : text.Append(text.Length > 0 ? "." : "").Append(segment);
        }

        return text.ToString();
    }
}
