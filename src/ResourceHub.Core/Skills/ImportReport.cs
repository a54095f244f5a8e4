namespace ResourceHub.Core.Skills;

/// <summary>What an import did, or would do.</summary>
/// <param name="Skills">Items in the package, each identifier once.</param>
/// <param name="Associations">Associations in the package.</param>
/// <param name="Prerequisites">Prerequisites that its precedes associations make, those on cycles left out.</param>
/// <param name="Created">Items that were new.</param>
/// <param name="Updated">Items that differ from before, and retired ones that came back.</param>
/// <param name="Retired">Items that are no longer in the package: kept and marked.</param>
/// <param name="Unchanged">Items equal to what was there.</param>
/// <param name="Findings">What a person should look at; none of it stopped the import.</param>
public sealed record ImportReport(int Skills, int Associations, int Prerequisites, int Created, int Updated, int Retired, int Unchanged, IReadOnlyList<ImportFinding> Findings);

/// <summary>Something about a package that a person should look at.</summary>
/// <param name="Code">Stable: DANGLING_END, CYCLE, HIERARCHY_CYCLE, SELF_LOOP, DUPLICATE_CODE, DUPLICATE_IDENTIFIER, IDENTIFIER_ELSEWHERE, NO_PARENT.</param>
/// <param name="Message">A sentence that names what was found.</param>
/// <param name="Identifiers">The identifiers concerned, at most 100.</param>
public sealed record ImportFinding(string Code, string Message, IReadOnlyList<string> Identifiers)
{
    /// <summary>How many identifiers a finding lists.</summary>
    public const int MostIdentifiers = 100;

    internal static ImportFinding Of(string code, string message, IEnumerable<Guid> identifiers)
        => new(code, message, [.. identifiers.Take(MostIdentifiers).Select(i => i.ToString())]);
}
