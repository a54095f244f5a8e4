using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using ResourceHub.Search.Embedded;

namespace ResourceHub.Search.Tests.Embedded;

public sealed class TextQueryTests : IDisposable
{
    readonly SqliteConnection _connection = new("Data Source=:memory:");

    public TextQueryTests()
    {
        _connection.Open();
        Run("CREATE VIRTUAL TABLE t USING fts5(name, description, tokenize='unicode61 remove_diacritics 2'); INSERT INTO t VALUES ('moon sun', 'and or not near');");
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Any_text_is_an_expression_that_FTS5_accepts()
        => Prop.ForAll(Texts().ToArbitrary(), text =>
        {
            if (TextQuery.Parse(text) is { } query)
                Find(query.Expression);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_text_that_has_a_word_of_its_own_finds_what_has_it_whatever_stands_around_it()
        => Prop.ForAll(Noise().ToArbitrary(), Noise().ToArbitrary(), (before, after) =>
        {
            var query = TextQuery.Parse($"{before} moon {after}");
            Assert.NotNull(query);
            Assert.Equal(1, Find(query.Expression));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("fractions", "(\"fractions\" OR \"fraction\" OR \"fractions\" *)")]
    [InlineData("the moon ", "(\"moon\" OR \"moons\" OR \"moones\")")]
    [InlineData("4.NF.B.3", "(\"4 nf b 3\")")]
    [InlineData("grade 4", "(\"grade\" OR \"grades\") AND (\"4\")")]
    [InlineData("THE", "(\"the\")")]
    public void Words_become_quoted_terms(string text, string expression) => Assert.Equal(expression, TextQuery.Parse(text)!.Expression);

    [Theory]
    [InlineData("")]
    [InlineData(" \0\t")]
    [InlineData("\"*-^():{}")]
    [InlineData("🎈")]
    public void Text_without_a_word_is_no_query(string text) => Assert.Null(TextQuery.Parse(text));

    // any UTF-16 at all, and what looks like syntax more often than chance would have it
    static Gen<string> Texts() => Gen.OneOf(Gen.Choose(0, 0xffff).Select(c => (char)c), Gen.Elements("\"*^-+():{}~'\\ aA0é🎈\0".ToCharArray()))
        .ArrayOf().Select(chars => new string(chars));

    static Gen<string> Noise() => Gen.Elements("\"*^-+():{}~'\\ \0,.;!?&|/".ToCharArray()).ArrayOf().Select(chars => new string(chars));

    long Find(string expression)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM t WHERE t MATCH $text";
        command.Parameters.AddWithValue("$text", expression);
        return (long)command.ExecuteScalar()!;
    }

    void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
