namespace ResourceHub.Core.Catalog.Duplicates;

/// <summary>Pairs that may be the same thing, and the groups that come of those which are linked: one record has at most one partner at each other provider.</summary>
sealed class DuplicatePairs(LearningResource[] resources)
{
    readonly int[] _parent = [.. Enumerable.Range(0, resources.Length)];
    readonly HashSet<(int Resource, Guid Provider)> _settled = [];
    readonly List<(int A, int B, bool EqualNames)> _pairs = [];

    /// <summary>Offers a pair of different providers.</summary>
    public void Add(int a, int b, bool equalNames) => _pairs.Add((a, b, equalNames));

    /// <summary>Links the pairs offered since the last time: equal names first, and only where neither has another partner as good at the other's provider.</summary>
    public void Link()
    {
        foreach (var equalNames in (bool[])[true, false])
        {
            var fitting = _pairs.Where(p => p.EqualNames == equalNames && !_settled.Contains((p.A, ProviderOf(p.B))) && !_settled.Contains((p.B, ProviderOf(p.A)))).ToArray();
            var partners = fitting.SelectMany(p => new[] { (p.A, ProviderOf(p.B)), (p.B, ProviderOf(p.A)) }).CountBy(p => p).ToDictionary();
            foreach (var (a, b, _) in fitting)
            {
                if (partners[(a, ProviderOf(b))] == 1 && partners[(b, ProviderOf(a))] == 1)
                    Join(a, b);
            }
            // where several fit, one that fits less well is no answer either
            _settled.UnionWith(partners.Keys);
        }
        _pairs.Clear();
    }

    /// <summary>The least id of each resource's group; resources that stand alone are left out.</summary>
    public IReadOnlyDictionary<Guid, Guid> Groups()
        => Enumerable.Range(0, resources.Length).GroupBy(Root).Where(g => g.Count() > 1)
            .SelectMany(g => g.Select(i => (resources[i].Id, Group: g.Min(m => resources[m].Id)))).ToDictionary(p => p.Id, p => p.Group);

    Guid ProviderOf(int resource) => resources[resource].ProviderId;

    void Join(int a, int b)
    {
        var (left, right) = (Root(a), Root(b));
        _parent[Math.Max(left, right)] = Math.Min(left, right);
    }

    int Root(int i)
    {
        while (_parent[i] != i)
            i = _parent[i] = _parent[_parent[i]];
        return i;
    }
}
