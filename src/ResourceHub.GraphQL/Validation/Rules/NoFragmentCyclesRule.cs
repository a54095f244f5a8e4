using ResourceHub.GraphQL.Language;

namespace ResourceHub.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.2: no fragment spreads itself, directly or through others.</summary>
internal sealed class NoFragmentCyclesRule(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> _finished = new(StringComparer.Ordinal);
    private readonly List<FragmentSpreadNode> _path = [];
    private readonly Dictionary<string, int> _indexOnPath = new(StringComparer.Ordinal);

    public override void EnterFragment(FragmentDefinitionNode node) => Visit(node);

    private void Visit(FragmentDefinitionNode fragment)
    {
        if (!_finished.Add(fragment.Name.Value))
        {
            return;
        }

        _indexOnPath[fragment.Name.Value] = _path.Count;
        foreach (var spread in Context.SpreadsOf(fragment.SelectionSet))
        {
            _path.Add(spread);
            if (_indexOnPath.TryGetValue(spread.Name.Value, out var start))
            {
                Report(spread.Name.Value, start);
            }
            else if (Context.Fragments.TryGetValue(spread.Name.Value, out var next))
            {
                Visit(next);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        _indexOnPath.Remove(fragment.Name.Value);
    }

    private void Report(string name, int start)
    {
        var cycle = _path.Skip(start).ToArray();
        var via = cycle.Length > 1 ? $" by way of {string.Join(", ", cycle.SkipLast(1).Select(s => s.Name.Value))}" : "";
        Context.Report($"The fragment {name} spreads itself{via}.", cycle);
    }
}
