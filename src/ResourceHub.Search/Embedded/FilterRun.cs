using System.Buffers;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>A filter over one view: a set of bits for each part that narrows, so that a facet can leave its own part out.</summary>
sealed class FilterRun : IDisposable
{
    readonly List<(IndexField? Field, ulong[] Bits)> _parts = [];
    readonly View _view;

    public FilterRun(View view, IndexFilter filter, TextHits? text)
    {
        _view = view;
        if (text is not null)
            Bits.AddAll(Part(null), text.Ordinals, view.Count);
        foreach (var skills in filter.Skills)
            AddSkills(skills);
        foreach (var terms in filter.AnyOf)
            AddAny(terms.Field, terms.Values);
        foreach (var terms in filter.AllOf)
        {
            foreach (var value in terms.Values)
                AddAny(terms.Field, [value]);
        }
        if (filter.WithoutHazards.Count > 0)
            AddWithoutHazards(filter.WithoutHazards);
        if (filter.TextComplexity.Count > 0)
            AddMeasures(filter.TextComplexity);
        if (filter.ReadyWith is { } mastered)
            AddReady(mastered);
        if (ScalarTest.Of(filter) is { } test)
            AddScalars(test);
        All = Combine(except: null);
    }

    /// <summary>What every part leaves.</summary>
    public ulong[] All { get; }

    /// <summary>Whether a field has a part of its own, which its facet ignores.</summary>
    public bool Narrows(IndexField field) => _parts.Any(p => p.Field == field);

    /// <summary>What every part but a field's own leaves; give it back.</summary>
    public ulong[] Combine(IndexField? except)
    {
        var bits = ArrayPool<ulong>.Shared.Rent(_view.Words);
        var all = bits.AsSpan(0, _view.Words);
        _view.Live.AsSpan(0, _view.Words).CopyTo(all);
        foreach (var (field, part) in _parts)
        {
            if (field is null || field != except)
                Bits.And(all, part);
        }
        return bits;
    }

    public void Dispose()
    {
        foreach (var (_, bits) in _parts)
            Bits.Return(bits);
        Bits.Return(All);
    }

    Span<ulong> Part(IndexField? field)
    {
        var bits = Bits.Rent(_view.Count);
        _parts.Add((field, bits));
        return bits.AsSpan(0, _view.Words);
    }

    void AddSkills(IndexSkillFilter filter)
    {
        var part = Part(filter.Lasting ? null : IndexField.Skill);
        foreach (var skill in filter.Skills)
        {
            if (!_view.Columns.TryFindSkill(skill.Identifier, out var number))
                continue;
            foreach (var role in filter.Roles)
                Bits.AddAll(part, _view.Columns.AlignedTo(role, number), _view.Count);
        }
    }

    void AddAny(IndexField field, IReadOnlyList<string> values)
    {
        var part = Part(field);
        var terms = _view.Columns.Terms(field);
        foreach (var value in values)
        {
            if (field == IndexField.InLanguage)
            {
                foreach (var number in terms.FindRange(value))
                    Bits.AddAll(part, terms.Postings(number), _view.Count);
            }
            else if (terms.TryFind(value, out var number))
            {
                Bits.AddAll(part, terms.Postings(number), _view.Count);
            }
        }
    }

    void AddWithoutHazards(IReadOnlyList<string> hazards)
    {
        var part = Part(null);
        var scalars = _view.Columns.Scalars.Items;
        for (var ordinal = 0; ordinal < _view.Count; ordinal++)
        {
            if ((scalars[ordinal].Facts & Facts.HazardsStated) != 0)
                Bits.Add(part, ordinal);
        }
        var terms = _view.Columns.Terms(IndexField.AccessibilityHazard);
        foreach (var spelling in hazards.SelectMany(Hazards.Spellings))
        {
            if (!terms.TryFind(spelling, out var number))
                continue;
            foreach (var ordinal in terms.Postings(number))
            {
                if (ordinal < _view.Count)
                    Bits.Remove(part, ordinal);
            }
        }
    }

    void AddMeasures(IReadOnlyList<IndexMeasureRange> ranges)
    {
        var part = Part(null);
        foreach (var range in ranges)
        {
            if (!_view.Columns.Measures.TryGetValue(range.Name.Trim(), out var measures))
                continue;
            foreach (var (ordinal, value) in measures.Items)
            {
                if (ordinal < _view.Count && !(value < range.Min) && !(value > range.Max))
                    Bits.Add(part, ordinal);
            }
        }
    }

    void AddReady(IReadOnlySet<Guid> mastered)
    {
        var part = Part(null);
        var columns = _view.Columns;
        var has = new bool[columns.SkillCount];
        foreach (var skill in mastered)
        {
            if (columns.TryFindSkill(skill, out var number) && number < has.Length)
                has[number] = true;
        }
        var ends = columns.Required.End.Items;
        var pool = columns.Required.Pool.Items;
        var scalars = columns.Scalars.Items;
        var at = 0;
        for (var ordinal = 0; ordinal < _view.Count; ordinal++)
        {
            var isReady = (scalars[ordinal].Facts & Facts.HasKnownSkill) != 0;
            for (; at < ends[ordinal]; at++)
                isReady &= pool[at] < has.Length && has[pool[at]];
            if (isReady)
                Bits.Add(part, ordinal);
        }
    }

    void AddScalars(ScalarTest test)
    {
        var part = Part(null);
        var scalars = _view.Columns.Scalars.Items;
        for (var ordinal = 0; ordinal < _view.Count; ordinal++)
        {
            if (test.Passes(scalars[ordinal]))
                Bits.Add(part, ordinal);
        }
    }
}
