namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>How much of what a record may hold.</summary>
internal static class RecordLimits
{
    /// <summary>Bytes of one record; a longer one is rejected with RECORD_TOO_LARGE.</summary>
    public const int Bytes = 1_000_000;

    /// <summary>Characters of an external id; a longer one is rejected. With the provider it stays within the key length of every store.</summary>
    public const int ExternalId = 400;

    /// <summary>Characters of a name; a longer one is rejected.</summary>
    public const int Name = 500;

    /// <summary>Characters of a description or credit line; a longer one is cut, with a warning.</summary>
    public const int Text = 20_000;

    /// <summary>Characters of a keyword, a subject, a person; a longer one is left out, with a warning.</summary>
    public const int Term = 300;

    /// <summary>Values of a list; what comes after is left out, with a warning.</summary>
    public const int List = 200;

    /// <summary>Skills of one role; more are rejected.</summary>
    public const int Skills = 1_000;
}
