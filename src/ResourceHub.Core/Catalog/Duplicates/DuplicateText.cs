using System.Numerics;
using ResourceHub.Core.Search;

namespace ResourceHub.Core.Catalog.Duplicates;

/// <summary>
/// What a resource's name and description say, as the set of their shingles: each three words that follow each other. Two sets are compared by their Jaccard similarity;
/// sets that are alike meet in a bucket of their min-hashes (Broder 1997), five bands of three: a pair of similarity .8 with probability .97, of .5 with .49.
/// </summary>
public sealed class DuplicateText
{
    /// <summary>Fewer words than this say too little to tell a thing by.</summary>
    public const int LeastWords = 12;

    const int Bands = 5;
    const int Rows = 3;
    const int ShingleWords = 3;
    const int MostWords = 500;

    readonly HashSet<ulong> _shingles = [];

    DuplicateText(string[] words)
    {
        for (var i = 0; i + ShingleWords <= words.Length; i++)
        {
            var hash = 14695981039346656037UL;
            for (var w = i; w < i + ShingleWords; w++)
            {
                foreach (var c in words[w])
                    hash = (hash ^ c) * 1099511628211UL;
                hash = (hash ^ ' ') * 1099511628211UL;
            }
            _shingles.Add(Mix(hash));
        }
    }

    /// <summary>The text of a resource; null where it has no description or too few words.</summary>
    public static DuplicateText? Of(LearningResource resource)
    {
        if (string.IsNullOrWhiteSpace(resource.Description))
            return null;
        var words = SearchWords.Fold(resource.Name + " " + resource.Description).Split(' ', MostWords + 1, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < LeastWords ? null : new(words.Length > MostWords ? words[..MostWords] : words);
    }

    /// <summary>Share of the shingles of both that each has, 0 to 1.</summary>
    public double Similarity(DuplicateText other)
    {
        var both = _shingles.Count(other._shingles.Contains);
        return (double)both / (_shingles.Count + other._shingles.Count - both);
    }

    /// <summary>The buckets in which alike texts meet.</summary>
    public IEnumerable<Guid> Buckets()
    {
        for (var band = 0; band < Bands; band++)
        {
            var (left, right) = (Mix((ulong)band + 1), Mix((ulong)band + 101));
            for (var row = 0; row < Rows; row++)
            {
                var least = ulong.MaxValue;
                var seed = Mix((ulong)(band * Rows + row) + 1_001);
                foreach (var shingle in _shingles)
                    least = Math.Min(least, Mix(shingle ^ seed));
                left = Mix(left ^ least);
                right = Mix(BitOperations.RotateLeft(right, 7) + least);
            }
            yield return new Guid((int)left, (short)(left >> 32), (short)(left >> 48), BitConverter.GetBytes(right));
        }
    }

    // the finaliser of SplitMix64
    static ulong Mix(ulong x)
    {
        x += 0x9e3779b97f4a7c15UL;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
        return x ^ (x >> 31);
    }
}
