using ResourceHub.Core.Learners.Model;

namespace ResourceHub.Core.Evidence;

/// <summary>An attempt that several reports tell of counts once: the most detailed reports, and of them the first record of each item.</summary>
internal static class AttemptRule
{
    /// <summary>Standing evidence of one source's attempt with what is mere exposure marked so; only the pieces that change.</summary>
    public static IReadOnlyList<EvidenceRecord> Changes(IEnumerable<EvidenceRecord> attempt)
    {
        var reports = attempt.GroupBy(e => e.SourceId, StringComparer.Ordinal).Select(r => (Detail: r.Max(Detail), Records: r.ToArray())).ToArray();
        if (reports.Length == 0)
            return [];
        var most = reports.Max(r => r.Detail);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var changed = new List<EvidenceRecord>();
        foreach (var (detail, records) in reports.OrderBy(r => r.Records.Min(e => FoldInput.KeyOf(e))))
        {
            foreach (var record in records.OrderBy(FoldInput.KeyOf))
            {
                var exposure = Unscored(record, records) || detail < most || !seen.Add(record.Item);
                if (exposure != record.Exposure)
                    changed.Add(record with { Exposure = exposure });
            }
        }
        return changed;
    }

    /// <summary>Whether a piece has no number of its own: an activity's total is told by its items.</summary>
    public static bool Unscored(EvidenceRecord record, IReadOnlyCollection<EvidenceRecord> call)
        => record.Score is null || (Detail(record) == 0 && call.Any(other => Detail(other) == 2));

    static int Detail(EvidenceRecord record) => record.Item.Length == 0 ? 0 : record.ItemId is null ? 1 : 2;
}
