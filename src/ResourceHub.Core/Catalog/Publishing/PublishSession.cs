using ResourceHub.Core.Providers;

namespace ResourceHub.Core.Catalog.Publishing;

/// <summary>One run at work: judges chunks of records against what is kept, and counts.</summary>
internal sealed class PublishSession(PublishRun run, ICatalogStore store, AlignmentResolver resolver, IReadOnlyList<Guid> frameworks, TimeProvider clock)
{
    // the first valid record of an external id stands; taking the last would make a file with a repeated id change the catalogue at each run
    readonly RecordsSeen _seen = new();

    /// <summary>Records of a transaction while others hurry: a few milliseconds.</summary>
    const int WhileOthersHurry = 10;

    readonly byte[] _problemIds = HubIds.New(clock).ToByteArray(bigEndian: true);
    int _problems;

    public PublishRun Run { get; private set; } = run;

    /// <summary>The most records of the next transaction. It falls at once where somebody sits and waits for writes, and grows again slowly.</summary>
    public int Most { get; private set; } = PublishResources.ChunkRecords;

    /// <summary>Reads records and looks up their skills; uses the processor only.</summary>
    public PreparedRecord[] Prepare(IReadOnlyList<SourceRecord> records)
    {
        var prepared = new PreparedRecord[records.Count];
        for (var i = 0; i < prepared.Length; i++)
        {
            var record = PreparedRecord.Of(records[i], Run.ProviderId, frameworks, resolver);
            if (record is { Key: { } key, Resource: not null } && _seen.Add(key, record.Index) is { } first)
                record = record with { Resource = null, Warnings = [], Errors = [Repeated(record, first)] };
            prepared[i] = record;
        }
        return prepared;
    }

    /// <summary>Writes what is new; returns what became of each record, in order.</summary>
    public async Task<PublishResult[]> WriteAsync(ArraySegment<PreparedRecord> records, CancellationToken cancellationToken)
    {
        var results = new PublishResult[records.Count];
        var after = Run;
        await store.WriteAsync([.. records.Select(r => r.Key).OfType<Guid>().Distinct()], kept =>
        {
            after = Run;
            var write = new CatalogWrite();
            var ids = new Dictionary<Guid, Guid>();
            for (var i = 0; i < results.Length; i++)
                results[i] = Judge(records[i], records[i].Key is { } key ? kept.GetValueOrDefault(key) : null, ids, write);
            after = Count(after, results) with { UpdatedAt = clock.GetUtcNow() };
            write.Run = after;
            return write;
        }, cancellationToken);
        Run = after;
        Most = store.OthersHurry ? WhileOthersHurry : Math.Min(PublishResources.ChunkRecords, Most + Most / 4);
        return results;
    }

    public void Finish(RunStatus status)
    {
        var now = clock.GetUtcNow();
        Run = Run with { Status = status, FinishedAt = now, UpdatedAt = now };
    }

    PublishResult Judge(PreparedRecord record, StoredRecord? kept, Dictionary<Guid, Guid> ids, CatalogWrite write)
    {
        var key = record.Key;
        if (record.Resource is not { } resource)
        {
            // a repeated record's error joins what its first one left; any other replaces what is said about the record
            if (key is { } judged && !ids.ContainsKey(judged) && _seen.Find(judged) is null)
                write.Judged.Add(judged);
            var id = kept?.Id ?? (key is { } k && ids.TryGetValue(k, out var made) ? made : null);
            Keep(write, record, id);
            return new(record.Index, record.Mapped.ExternalId, PublishOutcome.Rejected, id, record.Errors, []);
        }
        var outcome = kept is null ? PublishOutcome.Created
            : kept.Withdrawn || !kept.ContentHash.AsSpan().SequenceEqual(record.Mapped.ContentHash) ? PublishOutcome.Updated
            : PublishOutcome.Unchanged;
        var same = outcome == PublishOutcome.Unchanged && kept!.DocumentHash.AsSpan().SequenceEqual(record.DocumentHash);
        resource = resource with
        {
            Id = kept?.Id ?? HubIds.New(clock),
            Version = (kept?.Version ?? 0) + (outcome == PublishOutcome.Unchanged ? 0 : 1),
            IndexVersion = (kept?.IndexVersion ?? 0) + (same ? 0 : 1),
            PublishedAt = clock.GetUtcNow(),
        };
        ids[key!.Value] = resource.Id;
        var result = new PublishResult(record.Index, resource.ExternalId, outcome, resource.Id, [], record.Warnings);
        if (same && !kept!.HasErrors)
        {
            if (record.Warnings.Count > 0)
                write.Met.Add(key.Value);
            return result;
        }
        write.Judged.Add(key.Value);
        Keep(write, record, resource.Id);
        if (same)
            return result;
        // equal content that means something else now (a new vocabulary, other frameworks) is indexed again, but is no new version
        write.Resources.Add(new(resource, record.Document, record.DocumentHash)
        {
            IsNew = kept is null,
            ContentHash = outcome == PublishOutcome.Unchanged ? null : record.Mapped.ContentHash,
            JsonLd = outcome == PublishOutcome.Unchanged ? null : record.Mapped.JsonLd,
        });
        return result with { Target = new(resource.Id, resource.IndexVersion) };
    }

    void Keep(CatalogWrite write, PreparedRecord record, Guid? resource)
    {
        foreach (var (severity, problems) in (ReadOnlySpan<(Severity, IReadOnlyList<UserError>)>)[(Severity.Error, record.Errors), (Severity.Warning, record.Warnings)])
            foreach (var problem in problems)
                write.Problems.Add((record.Key, new()
                {
                    Id = NextProblemId(),
                    ProviderId = Run.ProviderId,
                    RunId = Run.Id,
                    Resource = resource,
                    ExternalId = record.Mapped.ExternalId,
                    Index = record.Index,
                    Severity = severity,
                    Code = problem.Code,
                    Message = problem.Message,
                    Path = problem.Path,
                }));
    }

    // version 7 identifiers of one millisecond have no order; a counter in their random part keeps problems in the records' order
    Guid NextProblemId()
    {
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(_problemIds.AsSpan(9), _problems++);
        return new(_problemIds, bigEndian: true);
    }

    static UserError Repeated(PreparedRecord record, int first) => UserError.At("DUPLICATE_RECORD",
        $"The id \"{Mapping.PlainText.Cut(record.Mapped.ExternalId!, 80)}\" was record {first} already; the first one stands. Send each id once.", record.IdPath);

    static PublishRun Count(PublishRun run, PublishResult[] results) => run with
    {
        Seen = run.Seen + results.Length,
        Created = run.Created + results.Count(r => r.Outcome == PublishOutcome.Created),
        Updated = run.Updated + results.Count(r => r.Outcome == PublishOutcome.Updated),
        Unchanged = run.Unchanged + results.Count(r => r.Outcome == PublishOutcome.Unchanged),
        Rejected = run.Rejected + results.Count(r => r.Outcome == PublishOutcome.Rejected),
    };
}
