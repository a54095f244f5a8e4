using System.Text;
using System.Text.RegularExpressions;

namespace ResourceHub.Storage.Tests.Tsql;

/// <summary>Rewrites the T-SQL of EF Core and of the dialect for SQLite. What it does not know it leaves, and SQLite refuses it.</summary>
internal static partial class TsqlTranslator
{
    public static string Translate(string sql)
    {
        if (sql.Contains("OBJECT_ID(N'[WriteTurns]')", StringComparison.Ordinal) && !sql.Contains("INSERT INTO", StringComparison.Ordinal))
            return "SELECT 1";
        var statements = Statements(sql).Select(Statement).Where(s => s.Length > 0).ToArray();
        return statements.Length == 0 ? "SELECT 1" : string.Join(";\n", statements);
    }

    static string Statement(string sql)
    {
        sql = sql.Trim();
        if (Ignored().IsMatch(sql))
            return "";
        sql = UnicodeLiteral().Replace(sql, "'");
        sql = ObjectId().Replace(sql, "(SELECT 1 FROM sqlite_master WHERE name = '$1')");
        sql = OpenJson().Replace(sql, "SELECT from_base64(value) FROM json_each(${list})");
        sql = Max().Replace(sql, "");
        sql = Collation().Replace(sql, "");
        if (sql.StartsWith("CREATE TABLE", StringComparison.Ordinal))
            sql = Length().Replace(sql, "$0 CHECK (length(${column}) <= ${most})");
        sql = Offset().Replace(sql, "LIMIT $2 OFFSET $1");
        sql = Top(sql);
        if (Identity().Match(sql) is { Success: true } identity)
            sql = KeyOf(identity.Groups["column"].Value).Replace(Identity().Replace(sql, "${column} INTEGER PRIMARY KEY AUTOINCREMENT"), "");
        if (UpdateFrom().Match(sql) is { Success: true } update)
            sql = RewriteUpdate(update);
        else if (DeleteFrom().Match(sql) is { Success: true } delete)
            sql = $"DELETE FROM {delete.Groups["table"].Value} AS {delete.Groups["alias"].Value}{delete.Groups["rest"].Value}";
        return Output(sql);
    }

    /// <summary>UPDATE [a] SET [a].[x] = … FROM [T] AS [a] …: SQLite names the table first, and an inner join's rows after FROM.</summary>
    static string RewriteUpdate(Match update)
    {
        var (alias, table, rest) = (update.Groups["alias"].Value, update.Groups["table"].Value, update.Groups["rest"].Value);
        var set = update.Groups["set"].Value.Replace($"{alias}.", "", StringComparison.Ordinal);
        // the new values may name the row's own columns; only what is set loses its alias
        set = SetTarget().Replace(update.Groups["set"].Value, m => m.Value.Replace($"{alias}.", "", StringComparison.Ordinal));
        if (JoinValues().Match(rest) is not { Success: true } join)
            return $"UPDATE {table} AS {alias} SET {set}{rest}";
        var columns = join.Groups["columns"].Value.Split(", ").Select((c, i) => $"column{i + 1} AS {c}");
        return $"UPDATE {table} AS {alias} SET {set} FROM (SELECT {string.Join(", ", columns)} FROM (VALUES {join.Groups["values"].Value})) AS {join.Groups["name"].Value} WHERE {join.Groups["on"].Value}";
    }

    /// <summary>The rows of an insert that EF writes as a MERGE to learn their numbers: one INSERT … RETURNING for each; null for any other statement.</summary>
    public static IReadOnlyList<string>? InsertsOf(string statement)
    {
        if (Merge().Match(statement) is not { Success: true } merge)
            return null;
        return [.. Row().Matches(merge.Groups["rows"].Value).Select(row => $"INSERT INTO {merge.Groups["table"].Value} ({merge.Groups["columns"].Value}) VALUES ({row.Groups["values"].Value}) RETURNING {merge.Groups["key"].Value}")];
    }

    /// <summary>The statements of a batch.</summary>
    public static IReadOnlyList<string> Split(string sql) => [.. Statements(sql).Where(s => !string.IsNullOrWhiteSpace(s))];

    static string Output(string sql)
    {
        if (OutputInserted().Match(sql) is { Success: true } inserted)
            return OutputInserted().Replace(sql, "\n", 1) + $"\nRETURNING {inserted.Groups["column"].Value}";
        return OutputOne().IsMatch(sql) ? OutputOne().Replace(sql, "\n", 1) + "\nRETURNING 1" : sql;
    }

    static Regex KeyOf(string column) => new($@",\s*CONSTRAINT \[PK_\w+\] PRIMARY KEY \({Regex.Escape(column)}\)");

    /// <summary>TOP(n) of a select goes behind it as LIMIT n.</summary>
    static string Top(string sql)
    {
        for (var at = sql.IndexOf("TOP(", StringComparison.Ordinal); at >= 0; at = sql.IndexOf("TOP(", StringComparison.Ordinal))
        {
            var close = Close(sql, at + 3);
            var count = sql[(at + 4)..close];
            var end = EndOfQuery(sql, close + 1);
            sql = $"{sql[..at]}{sql[(close + 1)..end].TrimStart()}\nLIMIT {count}{sql[end..]}";
        }
        return sql;
    }

    static int EndOfQuery(string sql, int from)
    {
        var depth = 0;
        for (var i = from; i < sql.Length; i++)
        {
            if (sql[i] == '\'')
                i = sql.IndexOf('\'', i + 1);
            else if (sql[i] == '(')
                depth++;
            else if (sql[i] == ')' && --depth < 0)
                return i;
        }
        return sql.Length;
    }

    static int Close(string sql, int open) => EndOfQuery(sql, open + 1);

    static IEnumerable<string> Statements(string sql)
    {
        var part = new StringBuilder();
        var quoted = false;
        foreach (var letter in sql)
        {
            quoted ^= letter == '\'';
            if (letter == ';' && !quoted)
            {
                yield return part.ToString();
                part.Clear();
            }
            else
                part.Append(letter);
        }
        yield return part.ToString();
    }

    [GeneratedRegex(@"^(SET (NOCOUNT|IMPLICIT_TRANSACTIONS)|IF EXISTS \(SELECT \* FROM \[sys\]\.\[identity_columns\])")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"\bN'")]
    private static partial Regex UnicodeLiteral();

    [GeneratedRegex(@"OBJECT_ID\('\[(\w+)\]'\)")]
    private static partial Regex ObjectId();

    /// <summary>A long list of ids in one parameter.</summary>
    [GeneratedRegex(@"SELECT (?<alias>\[\w+\])\.\[Value\]\s+FROM OPENJSON\((?<list>@\w+)\) WITH \(\[Value\] binary\(16\) '\$'\) AS \k<alias>")]
    private static partial Regex OpenJson();

    /// <summary>A column whose values SQL Server refuses where they are longer; SQLite would keep them.</summary>
    [GeneratedRegex(@"(?<column>\[\w+\]) (?:nvarchar|varbinary|binary)\((?<most>\d+)\)(?: NOT NULL| NULL)")]
    private static partial Regex Length();

    [GeneratedRegex(@"\(max\)")]
    private static partial Regex Max();

    [GeneratedRegex(@" COLLATE Latin1_General_100_\w+")]
    private static partial Regex Collation();

    [GeneratedRegex(@"OFFSET (\S+) ROWS FETCH NEXT (\S+) ROWS ONLY")]
    private static partial Regex Offset();

    [GeneratedRegex(@"^UPDATE (?<alias>\[\w+\])\s+SET (?<set>.*?)\s+FROM (?<table>\[\w+\]) AS \k<alias>(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex UpdateFrom();

    [GeneratedRegex(@"^DELETE FROM (?<alias>\[\w+\])\s+FROM (?<table>\[\w+\]) AS \k<alias>(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex DeleteFrom();

    [GeneratedRegex(@"(?:^|,\s*)\[\w+\]\.\[\w+\] =")]
    private static partial Regex SetTarget();

    [GeneratedRegex(@"^\s*INNER JOIN \(VALUES (?<values>.*)\) AS (?<name>\[\w+\]) \((?<columns>[^)]*)\)\s+ON (?<on>.*)$", RegexOptions.Singleline)]
    private static partial Regex JoinValues();

    [GeneratedRegex(@"(?<column>\[\w+\]) bigint NOT NULL IDENTITY")]
    private static partial Regex Identity();

    [GeneratedRegex(@"^\s*MERGE (?<table>\[\w+\]) USING \(\s*VALUES (?<rows>.*)\) AS i \([^)]*\) ON 1=0\s+WHEN NOT MATCHED THEN\s+INSERT \((?<columns>[^)]*)\)\s+VALUES \([^)]*\)\s+OUTPUT INSERTED\.(?<key>\[\w+\]), i\._Position$", RegexOptions.Singleline)]
    private static partial Regex Merge();

    [GeneratedRegex(@"\((?<values>[^()]*), \d+\)")]
    private static partial Regex Row();

    [GeneratedRegex(@"\s+OUTPUT INSERTED\.(?<column>\[\w+\])\s+")]
    private static partial Regex OutputInserted();

    [GeneratedRegex(@"\s+OUTPUT 1\s+")]
    private static partial Regex OutputOne();
}
