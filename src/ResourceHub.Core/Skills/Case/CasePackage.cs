using System.Text.Json;

namespace ResourceHub.Core.Skills.Case;

/// <summary>A CASE 1.0 or 1.1 CFPackage: what the hub reads of it, and all of it as it came.</summary>
public sealed class CasePackage
{
    internal CasePackage(JsonElement raw, CaseDocument document, IReadOnlyList<CaseItem> items, IReadOnlyList<CaseAssociation> associations)
        => (Raw, Document, Items, Associations) = (raw, document, items, associations);

    /// <summary>The whole package, unknown properties, definitions and rubrics included.</summary>
    public JsonElement Raw { get; }

    /// <summary>CFDocument.</summary>
    public CaseDocument Document { get; }

    /// <summary>CFItems in their order, repeated identifiers included.</summary>
    public IReadOnlyList<CaseItem> Items { get; }

    /// <summary>CFAssociations in their order.</summary>
    public IReadOnlyList<CaseAssociation> Associations { get; }

    /// <summary>Reads a package.</summary>
    /// <exception cref="CasePackageException">Not JSON, or not a package; says where and what would be right.</exception>
    public static CasePackage Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            if (utf8.Span.StartsWith("\uFEFF"u8))
                utf8 = utf8[3..];
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 128 });
            return Read(document.RootElement.Clone());
        }
        catch (JsonException e)
        {
            throw new CasePackageException([new("PACKAGE_NOT_JSON",
                $"The package is not valid JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. A CFPackage is one JSON object in UTF-8.", [])]);
        }
    }

    /// <summary>Reads a package that is parsed already; the element must outlive the package.</summary>
    /// <exception cref="CasePackageException">Not a package; says where and what would be right.</exception>
    public static CasePackage Read(JsonElement package) => new CasePackageReader().Read(package);
}

/// <summary>A CFDocument.</summary>
/// <param name="Identifier">A GUID.</param>
/// <param name="Title">Its title.</param>
/// <param name="Creator">Who made it.</param>
public sealed record CaseDocument(Guid Identifier, string Title, string Creator)
{
    /// <summary>uri.</summary>
    public string? Uri { get; init; }

    /// <summary>publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>subject.</summary>
    public IReadOnlyList<string> Subject { get; init; } = [];

    /// <summary>language.</summary>
    public string? Language { get; init; }

    /// <summary>version.</summary>
    public string? Version { get; init; }

    /// <summary>adoptionStatus.</summary>
    public string? AdoptionStatus { get; init; }

    /// <summary>Address of the licence that licenseURI links.</summary>
    public string? License { get; init; }

    /// <summary>lastChangeDateTime; null where missing or not an instant.</summary>
    public DateTimeOffset? LastChange { get; init; }
}

/// <summary>A CFItem.</summary>
/// <param name="Identifier">A GUID.</param>
/// <param name="Statement">fullStatement.</param>
/// <param name="Hash">SHA-256 of the whole item's canonical JSON, to tell a changed one.</param>
public sealed record CaseItem(Guid Identifier, string Statement, byte[] Hash)
{
    /// <summary>uri.</summary>
    public string? Uri { get; init; }

    /// <summary>humanCodingScheme; null where missing or empty.</summary>
    public string? Code { get; init; }

    /// <summary>abbreviatedStatement.</summary>
    public string? AbbreviatedStatement { get; init; }

    /// <summary>CFItemType, else the title of CFItemTypeURI.</summary>
    public string? Type { get; init; }

    /// <summary>Levels that educationLevel names, lowest first; unknown words are left to the package.</summary>
    public IReadOnlyList<GradeLevel> EducationLevel { get; init; } = [];

    /// <summary>subject.</summary>
    public IReadOnlyList<string> Subject { get; init; } = [];

    /// <summary>extensions.emphasis.</summary>
    public string? Emphasis { get; init; }

    /// <summary>The code, else the identifier: how findings call it.</summary>
    public string Label => Code ?? Identifier.ToString();
}

/// <summary>A CFAssociation.</summary>
/// <param name="Identifier">A GUID.</param>
/// <param name="Type">associationType.</param>
/// <param name="Origin">originNodeURI.</param>
/// <param name="Destination">destinationNodeURI.</param>
/// <param name="SequenceNumber">sequenceNumber.</param>
public sealed record CaseAssociation(Guid Identifier, string Type, CaseLink Origin, CaseLink Destination, int? SequenceNumber);

/// <summary>A LinkURI (1.0) or LinkGenURI (1.1).</summary>
/// <param name="Identifier">The node's GUID; null where the link has none.</param>
/// <param name="Uri">The node's address; empty where the link has none.</param>
/// <param name="Title">What the package calls the node.</param>
public sealed record CaseLink(Guid? Identifier, string Uri, string? Title);
