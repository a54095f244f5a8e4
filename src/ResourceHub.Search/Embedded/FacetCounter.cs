using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>Counts the values of a field over a set of documents.</summary>
static class FacetCounter
{
    public static IndexFacet Count(View view, IndexField field, ReadOnlySpan<ulong> among, int size)
    {
        var counts = field == IndexField.Skill ? CountSkills(view, among) : CountTerms(view, field, among);
        var values = new List<IndexFacetValue>();
        for (var number = 0; number < counts.Length; number++)
        {
            if (counts[number] > 0)
                values.Add(new(field == IndexField.Skill ? view.Columns.Skill(number).ToString() : view.Columns.Terms(field).Value(number), counts[number]));
        }
        values.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
        if (values.Count > size)
            values.RemoveRange(size, values.Count - size);
        return new(field, values);
    }

    static int[] CountTerms(View view, IndexField field, ReadOnlySpan<ulong> among)
    {
        var terms = view.Columns.Terms(field);
        var counts = new int[terms.Count];
        // few documents: look at each one's values; many: look at each value's documents
        if (Bits.Count(among) * 8 < terms.Entries)
        {
            foreach (var ordinal in Bits.All(among))
            {
                foreach (var term in view.Columns.TermsOf(ordinal))
                {
                    if (term >> 26 == (uint)field)
                        counts[(int)(term & 0x3ff_ffff)]++;
                }
            }
            return counts;
        }
        for (var number = 0; number < counts.Length; number++)
        {
            foreach (var ordinal in terms.Postings(number))
            {
                if (ordinal >= view.Count)
                    break;
                counts[number] += Bits.Has(among, ordinal) ? 1 : 0;
            }
        }
        return counts;
    }

    // taught or assessed; a skill that a resource both teaches and assesses counts once
    static int[] CountSkills(View view, ReadOnlySpan<ulong> among)
    {
        var counts = new int[view.Columns.SkillCount];
        foreach (var ordinal in Bits.All(among))
        {
            var alignments = view.Columns.AlignmentsOf(ordinal);
            for (var i = 0; i < alignments.Length; i++)
            {
                var skill = alignments[i] & 0x3fff_ffff;
                if (alignments[i] >> 30 != (uint)AlignmentRole.Requires && !IsCounted(alignments[..i], skill))
                    counts[(int)skill]++;
            }
        }
        return counts;

        static bool IsCounted(ReadOnlySpan<uint> earlier, uint skill)
        {
            foreach (var alignment in earlier)
            {
                if ((alignment & 0x3fff_ffff) == skill && alignment >> 30 != (uint)AlignmentRole.Requires)
                    return true;
            }
            return false;
        }
    }
}
