namespace ResourceHub.Core.Catalog.Duplicates;

/// <summary>One spelling for the addresses under which different providers list the same page.</summary>
public static class DuplicateAddress
{
    // what advertising and mailing tools append; none of it changes the page
    static readonly string[] Tracking = ["fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi"];

    /// <summary>The canonical address without <c>www.</c> and tracking parameters, the other parameters in order: on top of scheme, host's case, final slash and fragment.</summary>
    public static string Canonical(string url)
    {
        var canonical = WebAddress.Canonical(url);
        if (canonical.StartsWith("www.", StringComparison.Ordinal))
            canonical = canonical[4..];
        var query = canonical.IndexOf('?', StringComparison.Ordinal);
        if (query < 0)
            return canonical;
        var route = canonical.IndexOf('#', query);
        var end = route < 0 ? canonical.Length : route;
        var kept = canonical[(query + 1)..end].Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !IsTracking(p)).Order(StringComparer.Ordinal).ToArray();
        return canonical[..query].TrimEnd('/') + (kept.Length == 0 ? "" : "?" + string.Join('&', kept)) + canonical[end..];
    }

    static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=')[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
