namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>A record as the mapper read it, before its skills are looked up.</summary>
internal sealed record MappedRecord
{
    /// <summary>The provider's own id; null where the record had none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The resource without identity and skills; null where the record is rejected.</summary>
    public LearningResource? Resource { get; init; }

    /// <summary>What the record says about skills, in its order.</summary>
    public IReadOnlyList<SkillTerm> Skills { get; init; } = [];

    /// <summary>The record as it came, compact, in UTF-8.</summary>
    public byte[] JsonLd { get; init; } = [];

    /// <summary>SHA-256 of the record's canonical JSON: equal content, equal hash.</summary>
    public byte[] ContentHash { get; init; } = [];

    /// <summary>Why it is rejected.</summary>
    public IReadOnlyList<UserError> Errors { get; init; } = [];

    /// <summary>What is accepted but wants attention.</summary>
    public IReadOnlyList<UserError> Warnings { get; init; } = [];

    /// <summary>A record that cannot be read at all.</summary>
    public static MappedRecord Rejected(UserError error, string? externalId = null) => new() { ExternalId = externalId, Errors = [error] };
}

/// <summary>One skill as a record names it.</summary>
/// <param name="Role">Teaches, assesses or requires.</param>
/// <param name="Names">The names given, the most exact first; never empty.</param>
/// <param name="Value">Where in the record.</param>
internal sealed record SkillTerm(AlignmentRole Role, IReadOnlyList<string> Names, LdValue Value);
