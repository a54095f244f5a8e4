using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Execution;

/// <summary>One @defer as collecting fields meets it, and the one around it.</summary>
internal sealed class DeferUsage(string? label, DeferUsage? parent)
{
    public string? Label => label;

    public DeferUsage? Parent => parent;
}

/// <summary>A selection set that is merged with others, and the @defer that it stands under.</summary>
internal readonly record struct CollectedSet(SelectionSetNode Node, DeferUsage? Usage);

/// <summary>The fields of one response name, and where some are deferred the @defer of each.</summary>
internal sealed class FieldGroup
{
    private List<DeferUsage?>? _usages;

    public List<FieldNode> Nodes { get; } = new(1);

    public void Add(FieldNode node, DeferUsage? usage)
    {
        if (usage is not null && _usages is null)
        {
            _usages = [];
            for (var i = 0; i < Nodes.Count; i++)
            {
                _usages.Add(null);
            }
        }

        Nodes.Add(node);
        _usages?.Add(usage);
    }

    public DeferUsage? UsageOf(int index) => _usages?[index];

    /// <summary>
    /// The @defers that together deliver these fields: none where one of them is not deferred, and none that stands within another.
    /// </summary>
    public DeferUsage[] FilteredUsages()
    {
        if (_usages is null || _usages.Contains(null))
        {
            return [];
        }

        var all = _usages.Distinct().ToArray();
        return [.. all.Where(u => !HasAncestor(u!, all)).Select(u => u!)];
    }

    private static bool HasAncestor(DeferUsage usage, DeferUsage?[] among)
    {
        for (var at = usage.Parent; at is not null; at = at.Parent)
        {
            if (among.Contains(at))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What of a selection set comes later: the @defers that begin there, and the fields that each set of them delivers.</summary>
internal sealed record CompiledDeferral(IReadOnlyList<DeferUsage> Begun, IReadOnlyList<DeferredSelection> Selections);

/// <summary>Fields that are executed later and belong to these @defers together.</summary>
internal sealed record DeferredSelection(IReadOnlyList<DeferUsage> Usages, CompiledSelectionSet Selections);

/// <summary>An active @stream.</summary>
internal sealed record StreamUsage(string? Label, ValueNode? InitialCount);
