using System.Collections.Concurrent;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>
/// What filters, facets and orders need of each document, in columns by ordinal. Documents are appended only: a changed one gets a new
/// ordinal, and a <see cref="View"/> says which ordinals are alive. One writer at a time; readers take no lock.
/// </summary>
sealed class Columns
{
    const int Fields = (int)IndexField.Skill + 1;
    const int Roles = (int)AlignmentRole.Requires + 1;

    readonly TermTable[] _terms = [.. Enumerable.Range(0, Fields).Select(_ => new TermTable())];
    readonly ConcurrentDictionary<Guid, int> _skillNumbers = new(1, 31);
    readonly Growing<Guid> _skills = new();
    readonly Growing<Growing<int>?>[] _aligned = [.. Enumerable.Range(0, Roles).Select(_ => new Growing<Growing<int>?>())];
    readonly Dictionary<Guid, int> _ordinals = [];
    readonly ConcurrentDictionary<Guid, int> _groups = new(1, 7);
    readonly Growing<uint> _termPool = new(64);
    readonly Growing<int> _termEnd = new(64);
    readonly Growing<uint> _alignmentPool = new(64);
    readonly Growing<int> _alignmentEnd = new(64);
    readonly Growing<int> _requiredPool = new(64);
    readonly Growing<int> _requiredEnd = new(64);

    public int Count => Resources.Count;

    public Growing<Guid> Resources { get; } = new(64);

    /// <summary>The row of the document in search.db; ascending.</summary>
    public Growing<long> Rows { get; } = new(64);

    public Growing<Scalars> Scalars { get; } = new(64);

    /// <summary>Measures of text by name; few documents have one.</summary>
    public ConcurrentDictionary<string, Growing<(int Ordinal, double Value)>> Measures { get; } = new(1, 7, StringComparer.OrdinalIgnoreCase);

    /// <summary>What each organisation has measured; few documents have an effect.</summary>
    public ConcurrentDictionary<Guid, Growing<(int Ordinal, float Gain)>> Effects { get; } = new(1, 7);

    /// <summary>Names of providers, with their documents.</summary>
    public TermTable ProviderNames { get; } = new();

    /// <summary>Documents that have duplicates, ascending, each with the number of its group.</summary>
    public Growing<(int Ordinal, int Group)> Grouped { get; } = new();

    /// <summary>How many groups there have been.</summary>
    public int GroupCount => _groups.Count;

    public TermTable Terms(IndexField field) => _terms[(int)field];

    /// <summary>Appends a document.</summary>
    /// <returns>Its ordinal, and that of the document that it replaces, else -1.</returns>
    public (int Ordinal, int Replaced) Add(long row, IndexDocument document)
    {
        var ordinal = Count;
        foreach (var (field, values) in document.Terms)
        {
            foreach (var value in values)
            {
                var number = Terms(field).Add(value, ordinal);
                if (number >= 0)
                    _termPool.Add((uint)field << 26 | (uint)number);
            }
        }
        _termEnd.Add(_termPool.Count);
        foreach (var alignment in document.Alignments.Distinct())
        {
            var skill = SkillNumber(alignment.Skill);
            Aligned(alignment.Role, skill).Add(ordinal);
            _alignmentPool.Add((uint)alignment.Role << 30 | (uint)skill);
        }
        _alignmentEnd.Add(_alignmentPool.Count);
        foreach (var skill in document.RequiredSkills ?? [])
            _requiredPool.Add(SkillNumber(skill));
        _requiredEnd.Add(_requiredPool.Count);
        foreach (var measure in document.TextComplexity)
            Measures.GetOrAdd(measure.Name.Trim(), _ => new()).Add((ordinal, measure.Value));
        foreach (var effect in document.Effects)
            Effects.GetOrAdd(effect.Organization, _ => new()).Add((ordinal, (float)effect.Gain));
        if (document.ProviderName is { } provider)
            ProviderNames.Add(provider, ordinal);
        if (document.DuplicateGroup is { } group)
            Grouped.Add((ordinal, _groups.GetOrAdd(group, _ => _groups.Count)));
        Rows.Add(row);
        Scalars.Add(Embedded.Scalars.Of(document));
        var replaced = Remove(document.Resource);
        lock (_ordinals)
            _ordinals[document.Resource] = ordinal;
        // last, for it is what readers take the count from
        Resources.Add(document.Resource);
        return (ordinal, replaced);
    }

    /// <summary>Forgets a resource; the ordinal that it had, else -1.</summary>
    public int Remove(Guid resource)
    {
        lock (_ordinals)
            return _ordinals.Remove(resource, out var ordinal) ? ordinal : -1;
    }

    /// <summary>The ordinal of a resource's present document, else -1.</summary>
    public int Find(Guid resource)
    {
        lock (_ordinals)
            return _ordinals.GetValueOrDefault(resource, -1);
    }

    public bool TryFindSkill(Guid skill, out int number) => _skillNumbers.TryGetValue(skill, out number);

    public Guid Skill(int number) => _skills[number];

    public int SkillCount => _skills.Count;

    /// <summary>Documents aligned to a skill in a role, ascending.</summary>
    public ReadOnlySpan<int> AlignedTo(AlignmentRole role, int skill)
        => skill < _aligned[(int)role].Count && _aligned[(int)role][skill] is { } postings ? postings.Items : [];

    /// <summary>Field (upper 6 bits) and number of each of a document's values.</summary>
    public ReadOnlySpan<uint> TermsOf(int ordinal) => Slice(_termPool.Items, _termEnd.Items, ordinal);

    /// <summary>Role (upper 2 bits) and skill of each of a document's alignments.</summary>
    public ReadOnlySpan<uint> AlignmentsOf(int ordinal) => Slice(_alignmentPool.Items, _alignmentEnd.Items, ordinal);

    /// <summary>Skills that a document requires, all documents after each other, with the place where each document's end.</summary>
    public (Growing<int> Pool, Growing<int> End) Required => (_requiredPool, _requiredEnd);

    static ReadOnlySpan<uint> Slice(ReadOnlySpan<uint> pool, ReadOnlySpan<int> end, int ordinal)
        => pool[(ordinal == 0 ? 0 : end[ordinal - 1])..end[ordinal]];

    int SkillNumber(Guid skill)
    {
        if (_skillNumbers.TryGetValue(skill, out var number))
            return number;
        number = _skills.Count;
        _skills.Add(skill);
        foreach (var role in _aligned)
            role.Add(null);
        _skillNumbers[skill] = number;
        return number;
    }

    Growing<int> Aligned(AlignmentRole role, int skill)
    {
        if (_aligned[(int)role][skill] is { } postings)
            return postings;
        postings = new(2);
        _aligned[(int)role].Replace(skill, postings);
        return postings;
    }
}
