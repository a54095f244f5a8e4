using System.Collections.Concurrent;
using ResourceHub.Core.Search;

namespace ResourceHub.Search.Embedded;

/// <summary>The values of one field, each with the ordinals of the documents that have it, ascending.</summary>
sealed class TermTable
{
    readonly ConcurrentDictionary<string, int> _numbers = new(1, 7, StringComparer.Ordinal);
    readonly Growing<string> _values = new();
    readonly Growing<Growing<int>> _postings = new();
    readonly List<string> _folded = [];

    public int Count => _postings.Count;

    /// <summary>How many entries all postings have together.</summary>
    public int Entries { get; private set; }

    /// <summary>What values are compared by: case and outer blanks make no difference.</summary>
    public static string Key(string value) => value.Trim().ToLowerInvariant();

    /// <summary>Adds a document to a value's postings; -1 where it is there already.</summary>
    public int Add(string value, int ordinal)
    {
        var key = Key(value);
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _values.Count;
            _values.Add(value.Trim());
            _postings.Add(new(2));
            _numbers[key] = number;
        }
        var postings = _postings[number];
        if (postings.Count > 0 && postings[postings.Count - 1] == ordinal)
            return -1;
        postings.Add(ordinal);
        Entries++;
        return number;
    }

    /// <summary>A value as <see cref="SearchWords.Fold"/> compares it; kept once it has been asked for.</summary>
    public string Folded(int number)
    {
        lock (_folded)
        {
            while (_folded.Count <= number)
                _folded.Add(SearchWords.Fold(Value(_folded.Count)));
            return _folded[number];
        }
    }

    public string Value(int number) => _values[number];

    public ReadOnlySpan<int> Postings(int number) => _postings[number].Items;

    public bool TryFind(string value, out int number) => _numbers.TryGetValue(Key(value), out number);

    /// <summary>A language range and the more specific tags under it (RFC 4647, basic filtering).</summary>
    public IEnumerable<int> FindRange(string range)
    {
        var key = Key(range);
        foreach (var (tag, number) in _numbers)
        {
            if (tag.StartsWith(key, StringComparison.Ordinal) && (tag.Length == key.Length || tag[key.Length] == '-'))
                yield return number;
        }
    }
}
