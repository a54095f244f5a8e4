namespace ResourceHub.Search.Embedded;

/// <summary>The words of the index as they were when a spelling was last looked for, in ordinal order.</summary>
sealed class Spellings
{
    const int MostEdits = 2;

    readonly Lock _lock = new();
    (long Generation, long Change) _state = (-1, -1);
    List<(string Word, int Documents)> _words = [];

    /// <summary>
    /// Words that begin with the same letter and are at most two edits away (one for words of five letters or fewer), fewest edits first, then the most frequent.
    /// An edit inserts, drops or replaces a letter, or swaps two neighbours.
    /// </summary>
    public IEnumerable<(string Word, int Edits)> Near(string word, View view, SearchReader reader)
    {
        var words = Words(view, reader);
        var most = MostFor(word);
        var near = new List<(string Word, int Edits, int Documents)>();
        for (var i = LowerBound(words, word[..1]); i < words.Count && words[i].Word[0] == word[0]; i++)
        {
            var (other, documents) = words[i];
            if (Math.Abs(other.Length - word.Length) <= most && Distance(word, other, most) is > 0 and var edits && edits <= most)
                near.Add((other, edits, documents));
        }
        return near.OrderBy(n => n.Edits).ThenByDescending(n => n.Documents).ThenBy(n => n.Word, StringComparer.Ordinal).Select(n => (n.Word, n.Edits));
    }

    /// <summary>How many edits a word of that length may be away.</summary>
    internal static int MostFor(string word) => word.Length <= 5 ? 1 : MostEdits;

    List<(string Word, int Documents)> Words(View view, SearchReader reader)
    {
        lock (_lock)
        {
            if (_state != (view.Generation, view.Change))
                (_state, _words) = ((view.Generation, view.Change), reader.Words());
            return _words;
        }
    }

    static int LowerBound(List<(string Word, int)> words, string from)
    {
        var (low, high) = (0, words.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (string.CompareOrdinal(words[middle].Word, from) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    // optimal string alignment; gives up where every way costs more than the most
    internal static int Distance(string a, string b, int most)
    {
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, before[j - 2] + 1);
                row[j] = cost;
                least = Math.Min(least, cost);
            }
            if (least > most)
                return int.MaxValue;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.Length];
    }
}
