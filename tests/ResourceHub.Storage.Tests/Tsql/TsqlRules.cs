using System.Text.RegularExpressions;

namespace ResourceHub.Storage.Tests.Tsql;

/// <summary>What every statement that goes to SQL Server keeps to.</summary>
internal static partial class TsqlRules
{
    /// <summary>The server takes 2,100; the text and the list of parameters are two of them.</summary>
    public const int MostParameters = 2_098;

    /// <summary>What is wrong with a command; empty where nothing is.</summary>
    public static IEnumerable<string> Problems(SentCommand command)
    {
        var sql = command.Text;
        if (command.Parameters > MostParameters)
            yield return $"{command.Parameters} parameters";
        if (Hint().Match(sql) is { Success: true } hint)
            yield return $"a lock hint: {hint.Value}";
        if (With().Match(sql) is { Success: true })
            yield return "a table hint";
        if (sql.Contains("SELECT *", StringComparison.Ordinal))
            yield return "SELECT *";
        // EF's way to insert several rows and learn their numbers; it matches nothing, so it has none of what makes others wrong
        if (sql.Contains("MERGE", StringComparison.OrdinalIgnoreCase) && !sql.Contains("ON 1=0", StringComparison.Ordinal))
            yield return "MERGE";
        // the names in the list would have the database's collation, their column has its own, and the server compares neither with the other
        if (Names().IsMatch(sql))
            yield return "a list of names in one parameter";
        if (EmptyList().IsMatch(sql))
            yield return "an empty list";
        if (sql.Contains("OFFSET", StringComparison.Ordinal) && !sql.Contains("ORDER BY", StringComparison.Ordinal))
            yield return "OFFSET without ORDER BY";
        if (Top().Match(sql) is { Success: true } && !sql.Contains("ORDER BY", StringComparison.Ordinal))
            yield return "a page without an order";
        // data goes by parameters; what is written out are the names of kinds and codes
        foreach (Match literal in Literal().Matches(sql))
            if (!Name().IsMatch(literal.Groups[1].Value))
                yield return $"a literal: {literal.Value}";
        // an unbounded read of a table: what it is for must be said
        if (Unbounded().IsMatch(sql) && !command.Method.StartsWith("ISkillGraphProvider.", StringComparison.Ordinal) && !Whole.Contains(command.Method))
            yield return "a read of a whole table";
    }

    // few rows each
    static readonly string[] Whole = ["IAccessStore.ListKeysAsync", "IProviders.ListAsync", "ICatalogStore.ReadResolvedVersionAsync", "ICatalogStore.ReadIdentityAsync", "ICatalogStore.SaveResolvedVersionAsync", "ICatalog.FindAsync", "IFrameworkStore.WriteAsync", "IEffectStore.OrganizationsAsync"];

    [GeneratedRegex(@"\b(NOLOCK|READUNCOMMITTED|UPDLOCK|HOLDLOCK|READPAST|ROWLOCK|PAGLOCK|TABLOCKX?|XLOCK|SERIALIZABLE)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hint();

    [GeneratedRegex(@"(?<!OPENJSON\([^)]*\)\s?)\bWITH\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex With();

    [GeneratedRegex(@"OPENJSON\([^)]*\) WITH \(\[\w+\] n?varchar", RegexOptions.IgnoreCase)]
    private static partial Regex Names();

    [GeneratedRegex(@"IN\s*\(\s*\)")]
    private static partial Regex EmptyList();

    [GeneratedRegex(@"TOP\(@")]
    private static partial Regex Top();

    [GeneratedRegex(@"N?'([^']*)'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^(\w*|\$)$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\s*SELECT (?!TOP|COUNT|MAX|CASE)(?:(?!WHERE|TOP\(|FETCH NEXT|JOIN).)*$", RegexOptions.Singleline)]
    private static partial Regex Unbounded();
}
