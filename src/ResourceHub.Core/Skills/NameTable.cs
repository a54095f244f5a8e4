namespace ResourceHub.Core.Skills;

/// <summary>Names and the skills that they name; most names have one, so one number is all that is kept for those.</summary>
internal sealed class NameTable
{
    // never written after it is built; a frozen one takes half as much again
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _skills;
    readonly int[][] _several;

    NameTable(Dictionary<string, int> skills, int[][] several)
    {
        skills.TrimExcess();
        _skills = skills.GetAlternateLookup<ReadOnlySpan<char>>();
        _several = several;
    }

    /// <summary>The skills of a name; none where it is unknown.</summary>
    public int[] Find(ReadOnlySpan<char> name)
        => !_skills.TryGetValue(name, out var found) ? [] : found >= 0 ? [found] : _several[~found];

    /// <summary>Collects names.</summary>
    public sealed class Builder(StringComparer comparer)
    {
        readonly Dictionary<string, int> _skills = new(comparer);
        readonly List<List<int>> _several = [];

        public void Add(string name, int skill)
        {
            if (name.Length == 0 || _skills.TryAdd(name, skill) || _skills[name] == skill)
                return;
            var found = _skills[name];
            if (found >= 0)
            {
                _several.Add([found, skill]);
                _skills[name] = ~(_several.Count - 1);
            }
            else if (!_several[~found].Contains(skill))
            {
                _several[~found].Add(skill);
            }
        }

        public NameTable Build() => new(_skills, [.. _several.Select(s => s.ToArray())]);
    }
}
