using ResourceHub.Core.Catalog.Mapping;

namespace ResourceHub.Core.Catalog.Publishing;

/// <summary>A record with everything that can be known without the database.</summary>
internal sealed record PreparedRecord(int Index, Guid? Key, MappedRecord Mapped)
{
    /// <summary>How the record's form calls the external id.</summary>
    public string IdPath { get; init; } = "@id";

    /// <summary>The resource with its alignments; null where the record is rejected.</summary>
    public LearningResource? Resource { get; init; }

    /// <summary>The resource as it is kept.</summary>
    public byte[] Document { get; init; } = [];

    /// <summary>SHA-256 of the document.</summary>
    public byte[] DocumentHash { get; init; } = [];

    public required IReadOnlyList<UserError> Errors { get; init; }

    public required IReadOnlyList<UserError> Warnings { get; init; }

    /// <summary>Reads a record and looks up its skills.</summary>
    public static PreparedRecord Of(SourceRecord source, Guid provider, IReadOnlyList<Guid> frameworks, AlignmentResolver resolver)
    {
        var mapped = Map(source);
        var key = mapped.ExternalId is { } id ? ResourceKey.OfExternal(provider, id) : (Guid?)null;
        if (mapped.Resource is not { } resource)
            return new(source.Index, key, mapped) { Errors = mapped.Errors, Warnings = [] };
        var (alignments, unresolved) = resolver.Resolve(mapped.Skills);
        resource = resource with { ProviderId = provider, ExternalId = mapped.ExternalId!, Alignments = alignments, UnresolvedAlignments = unresolved, Frameworks = frameworks };
        var document = ResourceDocument.Write(resource);
        return new(source.Index, key, mapped)
        {
            IdPath = source.Typed is null ? "@id" : "externalId",
            Resource = resource,
            Document = document,
            DocumentHash = ResourceDocument.Hash(document),
            Errors = [],
            Warnings = unresolved.Count == 0 ? mapped.Warnings : [.. mapped.Warnings, .. AlignmentResolver.Warnings(unresolved)],
        };
    }

    static MappedRecord Map(SourceRecord source)
    {
        if (source.Unreadable is { } problem)
            return MappedRecord.Rejected(problem);
        if (source.Typed is null)
            return JsonLdMapper.Default.Map(source.JsonLd ?? default);
        var mapped = JsonLdMapper.Default.Map(TypedRecord.ToJsonLd(source.Typed));
        return mapped with { Errors = [.. mapped.Errors.Select(TypedRecord.InOwnTerms)], Warnings = [.. mapped.Warnings.Select(TypedRecord.InOwnTerms)] };
    }
}
