using System.Text.Json;
using ResourceHub.Core.Access;

namespace ResourceHub.Core.Catalog.Mapping;

/// <summary>
/// What providers' terms mean, read from <c>vocabulary.json</c>: the mapping is data, so that a new term is a line there.
/// Terms compare without regard to case, blanks and punctuation; of a URI only the last segment counts.
/// </summary>
internal sealed class Vocabulary
{
    static readonly Lazy<Vocabulary> Embedded = new(Load);

    readonly Dictionary<LearningResourceType, int> _minutes;
    readonly LicenseEntry[] _licenses;
    readonly Dictionary<string, LicenseEntry> _licenseTerms;

    Vocabulary(JsonElement data)
    {
        LearningResourceTypes = Terms<LearningResourceType>(data, "learningResourceType");
        Types = Terms<LearningResourceType>(data, "types");
        EducationalUses = Terms<EducationalUse>(data, "educationalUse");
        InteractivityTypes = Terms<InteractivityType>(data, "interactivityType");
        AccessModes = Terms<AccessMode>(data, "accessMode");
        Audiences = Terms<Audience>(data, "audience");
        Languages = Texts(data, "languages");
        MediaTypes = Texts(data, "mediaTypes");
        AlignmentTypes = Texts(data, "alignmentType");
        _minutes = data.GetProperty("minutes").EnumerateObject().ToDictionary(m => Parse<LearningResourceType>(m.Name), m => m.Value.GetInt32());
        _licenses = [.. data.GetProperty("licenses").EnumerateArray().Select(LicenseEntry.Of).OrderByDescending(l => l.Url.Length)];
        _licenseTerms = _licenses.SelectMany(l => l.Terms.Select(term => (term, l))).ToDictionary(p => Plain(p.term), p => p.l, StringComparer.Ordinal);
    }

    /// <summary>The mapping that comes with the hub.</summary>
    public static Vocabulary Default => Embedded.Value;

    public Dictionary<string, LearningResourceType> LearningResourceTypes { get; }

    /// <summary>What schema.org classes say about the type, where no <c>learningResourceType</c> does.</summary>
    public Dictionary<string, LearningResourceType> Types { get; }

    public Dictionary<string, EducationalUse> EducationalUses { get; }

    public Dictionary<string, InteractivityType> InteractivityTypes { get; }

    public Dictionary<string, AccessMode> AccessModes { get; }

    public Dictionary<string, Audience> Audiences { get; }

    public Dictionary<string, string> Languages { get; }

    public Dictionary<string, string> MediaTypes { get; }

    /// <summary>The property that a legacy <c>alignmentType</c> means.</summary>
    public Dictionary<string, string> AlignmentTypes { get; }

    /// <summary>Looks a term up, whatever its spelling.</summary>
    public static bool TryFind<T>(Dictionary<string, T> terms, string text, out T value)
    {
        var plain = Plain(text);
        if (terms.TryGetValue(plain, out value!))
            return true;
        var cut = text.AsSpan().TrimEnd('/').LastIndexOfAny('/', '#', ':');
        return cut >= 0 && terms.TryGetValue(Plain(text[(cut + 1)..]), out value!);
    }

    /// <summary>The usual time of a resource of these types: that of the longest; null where no type has one.</summary>
    public TimeSpan? Estimate(IEnumerable<LearningResourceType> types)
    {
        var longest = types.Max(t => _minutes.TryGetValue(t, out var minutes) ? minutes : (int?)null);
        return longest is { } found ? TimeSpan.FromMinutes(found) : null;
    }

    /// <summary>What the hub knows about the licence at an address.</summary>
    public License License(string url)
    {
        var bare = WebAddress.Canonical(url).ToLowerInvariant() + "/";
        foreach (var license in _licenses)
            if (bare.StartsWith(license.Url, StringComparison.Ordinal))
                return new(url, license.NameAt(bare[license.Url.Length..]), license.Allows);
        return new(url, null, null);
    }

    /// <summary>The address of a licence that is named in words, such as "CC BY 4.0"; null for an unknown one.</summary>
    public string? LicenseUrl(string words)
    {
        var plain = Plain(words);
        if (_licenseTerms.TryGetValue(plain, out var license))
            return license.UrlAt(null);
        // "CC BY-SA 4.0": the version is what follows the term
        var version = words.TrimEnd().Split(' ')[^1];
        return version.Length is > 0 and < 8 && version.All(c => char.IsAsciiDigit(c) || c == '.')
            && _licenseTerms.TryGetValue(Plain(words.TrimEnd()[..^version.Length]), out license) ? license.UrlAt(version) : null;
    }

    /// <summary>Letters and digits of a term in lower case.</summary>
    public static string Plain(string text)
    {
        Span<char> plain = text.Length <= 128 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
            if (char.IsLetterOrDigit(c))
                plain[length++] = char.ToLowerInvariant(c);
        return plain[..length].ToString();
    }

    static Vocabulary Load()
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("ResourceHub.Core.Catalog.Mapping.vocabulary.json")
            ?? throw new InvalidOperationException("The vocabulary is missing from the build.");
        using var document = JsonDocument.Parse(stream);
        return new(document.RootElement);
    }

    static Dictionary<string, T> Terms<T>(JsonElement data, string name) where T : struct, Enum
    {
        var terms = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entry in data.GetProperty(name).EnumerateObject())
        {
            var value = Parse<T>(entry.Name);
            if (name != "types")
                terms[Plain(entry.Name)] = value;
            foreach (var term in entry.Value.EnumerateArray())
                terms.Add(Plain(term.GetString()!), value, entry.Name);
        }
        return terms;
    }

    static Dictionary<string, string> Texts(JsonElement data, string name)
    {
        var terms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in data.GetProperty(name).EnumerateObject())
        {
            terms[Plain(entry.Name)] = entry.Name;
            foreach (var term in entry.Value.EnumerateArray())
                terms.Add(Plain(term.GetString()!), entry.Name, entry.Name);
        }
        return terms;
    }

    static T Parse<T>(string name) where T : struct, Enum
        => WireNames.TryParse<T>(name, out var value) ? value : throw new InvalidOperationException($"vocabulary.json: {name} is no {typeof(T).Name}.");

    sealed record LicenseEntry(string Url, string Name, bool Versioned, string Latest, LicensePermission[] Allows, string[] Terms)
    {
        public static LicenseEntry Of(JsonElement entry) => new(
            entry.GetProperty("url").GetString()!,
            entry.GetProperty("name").GetString()!,
            entry.TryGetProperty("versioned", out var versioned) && versioned.GetBoolean(),
            entry.TryGetProperty("latest", out var latest) ? latest.GetString()! : "4.0",
            [.. entry.GetProperty("allows").EnumerateArray().Select(a => Parse<LicensePermission>(a.GetString()!))],
            [.. entry.GetProperty("terms").EnumerateArray().Select(t => t.GetString()!)]);

        /// <summary>The name with what the address says of version and jurisdiction, such as CC BY 3.0 US.</summary>
        public string NameAt(string rest)
        {
            if (!Versioned)
                return Name;
            var parts = rest.Split('/', StringSplitOptions.RemoveEmptyEntries);
            return (parts.Length > 0 && char.IsAsciiDigit(parts[0][0]) ? $"{Name} {parts[0]}" : Name)
                + (parts.Length > 1 && parts[1].Length == 2 && char.IsAsciiDigit(parts[0][0]) ? " " + parts[1].ToUpperInvariant() : "");
        }

        public string UrlAt(string? version) => "https://" + Url + (Versioned ? (version ?? Latest) + "/" : "");
    }
}

file static class TermTable
{
    /// <summary>Adds a term; a term that means two things is a mistake in the data.</summary>
    public static void Add<T>(this Dictionary<string, T> terms, string term, T value, string entry)
    {
        if (!terms.TryAdd(term, value) && !EqualityComparer<T>.Default.Equals(terms[term], value))
            throw new InvalidOperationException($"vocabulary.json: {term} stands under {entry} and elsewhere.");
    }
}
