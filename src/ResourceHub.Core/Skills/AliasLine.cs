namespace ResourceHub.Core.Skills;

/// <summary>A line of an alias file.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="CaseIdentifier">Identifier of the skill; null where the file does not say.</param>
/// <param name="Code">Code of the skill; null where the file does not say.</param>
/// <param name="Alias">The other name.</param>
/// <param name="Kind">What sort of name.</param>
/// <param name="Fault">Why the line could not be read; null where it could.</param>
public sealed record AliasLine(long Line, string? CaseIdentifier, string? Code, string? Alias, string? Kind, string? Fault = null);

/// <summary>A line that was not taken.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Error">Why.</param>
public sealed record AliasProblem(long Line, UserError Error);

/// <summary>What an import of aliases came to.</summary>
/// <param name="Lines">Lines read.</param>
/// <param name="Added">Names that were new.</param>
/// <param name="Known">Names that were there already.</param>
/// <param name="Rejected">Lines not taken.</param>
/// <param name="Problems">Why, for the first thousand of them.</param>
public sealed record AliasReport(int Lines, int Added, int Known, int Rejected, IReadOnlyList<AliasProblem> Problems);
