namespace ResourceHub.Search.Elasticsearch;

/// <summary>Where the search server is and how the hub speaks to it. Section <c>Search:Elasticsearch</c>; OpenSearch is recognised by itself.</summary>
public sealed class ElasticOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Search:Elasticsearch";

    /// <summary>The server's or load balancer's address. Default: http://localhost:9200.</summary>
    public string Url { get; set; } = "http://localhost:9200";

    /// <summary>The name that the hub's indexes and aliases begin with: lower case, digits and hyphens. Default: resourcehub.</summary>
    public string Index { get; set; } = "resourcehub";

    /// <summary>User of basic authentication; none without.</summary>
    public string? Username { get; set => field = Given(value); }

    /// <summary>Its password.</summary>
    public string? Password { get; set => field = Given(value); }

    /// <summary>An API key as the server shows it under <c>encoded</c>; instead of a user.</summary>
    public string? ApiKey { get; set => field = Given(value); }

    /// <summary>SHA-256 of the server's certificate, or of one that signed it, in hexadecimal digits with or without colons; then no other authority counts.</summary>
    public string? CertificateFingerprint { get; set => field = Given(value); }

    /// <summary>Primary shards of a new index, 1 to 64. Default: 1, enough for some millions of resources.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>Copies of each shard, 0 to 5; one node takes 0. Default: 0.</summary>
    public int Replicas { get; set; }

    /// <summary>How long one try of a search may take, in seconds, 0.1 to 60. Default: 5. Writes have six times as long.</summary>
    public double TrySeconds { get; set; } = 5;

    /// <summary>How long a search may take with all its tries, in seconds, 0.1 to 300. Default: 10. Writes have six times as long.</summary>
    public double TotalSeconds { get; set; } = 10;

    /// <summary>Tries after the first, 0 to 10, of what was refused for the moment (429, 502, 503, 504) or did not connect. Default: 3.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>How long the hub leaves a failing server alone, in seconds, 0.5 to 300. Default: 5.</summary>
    public double BreakSeconds { get; set; } = 5;

    /// <summary>The most MiB of one bulk request, 1 to 50. Default: 4.</summary>
    public int BulkMebibytes { get; set; } = 4;

    /// <summary>What is wrong with the settings; null where nothing is.</summary>
    public string? Problem()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return $"{Section}:Url is \"{Url}\"; it must be an address such as https://search.example.org:9200.";
        if (uri.UserInfo.Length > 0)
            return $"{Section}:Url has a user in it; set {Section}:Username and {Section}:Password instead.";
        if (Index.Length is 0 or > 60 || Index[0] is < 'a' or > 'z' || Index.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
            return $"{Section}:Index is \"{Index}\"; it must be lower-case letters, digits and hyphens, a letter first, at most 60.";
        if (ApiKey is not null && Username is not null)
            return $"{Section} has an ApiKey and a Username; give one of them.";
        if (Username is null != Password is null)
            return $"{Section} needs Username and Password together.";
        if (CertificateFingerprint is { } print && Fingerprint(print) is null)
            return $"{Section}:CertificateFingerprint must be the 64 hexadecimal digits of a SHA-256.";
        if (CertificateFingerprint is not null && uri.Scheme != "https")
            return $"{Section}:CertificateFingerprint needs a Url with https.";
        return Range(Shards, 1, 64, nameof(Shards)) ?? Range(Replicas, 0, 5, nameof(Replicas)) ?? Range(TrySeconds, .1, 60, nameof(TrySeconds))
            ?? Range(TotalSeconds, .1, 300, nameof(TotalSeconds)) ?? Range(Retries, 0, 10, nameof(Retries)) ?? Range(BreakSeconds, .5, 300, nameof(BreakSeconds))
            ?? Range(BulkMebibytes, 1, 50, nameof(BulkMebibytes));
    }

    /// <summary>The fingerprint's bytes; null where it is none.</summary>
    internal static byte[]? Fingerprint(string text)
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal).Trim();
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digits) : null;
    }

    // an environment variable that is set to nothing says nothing
    static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    static string? Range(double value, double least, double most, string name)
        => value >= least && value <= most ? null : FormattableString.Invariant($"{Section}:{name} must be from {least} to {most}.");
}
