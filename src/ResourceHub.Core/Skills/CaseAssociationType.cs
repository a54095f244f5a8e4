namespace ResourceHub.Core.Skills;

/// <summary>The CASE association types that mean something to the hub.</summary>
public static class CaseAssociationType
{
    /// <summary>The origin is a child of the destination.</summary>
    public const string IsChildOf = "isChildOf";

    /// <summary>The origin comes before the destination.</summary>
    public const string Precedes = "precedes";

    /// <summary>Kin of a kind not stated; never a prerequisite.</summary>
    public const string IsRelatedTo = "isRelatedTo";

    /// <summary>The two are one skill in two frameworks.</summary>
    public const string ExactMatchOf = "exactMatchOf";

    /// <summary>The destination took the origin's place.</summary>
    public const string ReplacedBy = "replacedBy";
}
