using System.Runtime.CompilerServices;
using CsvHelper;
using ResourceHub.Core;
using ResourceHub.Core.Skills;

namespace ResourceHub.Server.Skills;

/// <summary>A CSV file of aliases: <c>caseIdentifier,code,alias,aliasKind</c>, of which alias and one of the first two are needed.</summary>
internal static class AliasFile
{
    const int MaxLineBytes = 1 << 20;

    /// <summary>Reads the file line by line; a line that cannot be read says why and does not end the file.</summary>
    /// <exception cref="HubException"><c>FILE_INVALID</c>: no header with the columns needed, or a line longer than a megabyte.</exception>
    public static async IAsyncEnumerable<AliasLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var faults = new Dictionary<long, string>();
        await using var csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = ',',
            AllowLineBreaksInQuotes = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxLineBytes,
            OnMalformedRecord = bad => faults[bad.LineNumber] = $"The quotes do not fit: {Short(bad.RawRecord)}",
        }, leaveOpen: true);
        await ReadHeaderAsync(csv, cancellationToken);
        var columns = csv.Headers.Select(h => h.Trim().ToLowerInvariant()).ToList();
        var (identifier, code, alias, kind) = (columns.IndexOf("caseidentifier"), columns.IndexOf("code"), columns.IndexOf("alias"), columns.IndexOf("aliaskind"));
        if (alias < 0 || identifier < 0 && code < 0)
            throw new HubException("FILE_INVALID", $"The first line must name the columns alias and caseIdentifier or code; it is \"{Short(string.Join(',', columns))}\".");
        while (await NextAsync(csv, cancellationToken))
        {
            var line = csv.LineNumber;
            if (csv.FieldCount > columns.Count)
                faults.TryAdd(line, $"The line has {csv.FieldCount} cells, the first line {columns.Count}.");
            yield return faults.Remove(line, out var fault)
                ? new(line, null, null, null, null, fault)
                : new(line, Cell(csv, identifier), Cell(csv, code), Cell(csv, alias), Cell(csv, kind));
        }
    }

    static async Task ReadHeaderAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            await csv.ReadHeaderAsync(cancellationToken);
        }
        catch (CsvFormatException problem)
        {
            throw new HubException("FILE_INVALID", problem.Message);
        }
    }

    static async ValueTask<bool> NextAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException problem)
        {
            throw new HubException("FILE_INVALID", problem.Message);
        }
    }

    static string? Cell(CsvReader csv, int column) => column < 0 || column >= csv.FieldCount ? null : csv.GetString(column);

    static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";
}
