using System.Security.Cryptography;
using System.Text;

namespace ResourceHub.Core.Catalog.Duplicates;

/// <summary>What of a resource decides which others are the same thing.</summary>
/// <param name="Resource">The hub's id.</param>
/// <param name="Provider">Whose it is: records of one provider are never duplicates of each other.</param>
/// <param name="Fingerprint">Changes when anything that decides does, the rules included.</param>
/// <param name="Address">Key of the address, as <see cref="DuplicateAddress"/> spells it; null where it has none.</param>
/// <param name="Buckets">Where resources with a text that is alike meet; empty where the text is too short.</param>
public sealed record DuplicateSignature(Guid Resource, Guid Provider, Guid Fingerprint, Guid? Address, IReadOnlyList<Guid> Buckets)
{
    /// <summary>The signature of a resource; one that is withdrawn meets nobody.</summary>
    public static DuplicateSignature Of(LearningResource resource)
    {
        if (resource.Withdrawn)
            return new(resource.Id, resource.ProviderId, Hash("withdrawn"), null, []);
        var address = resource.Url is { } url ? DuplicateAddress.Canonical(url) : null;
        return new(
            resource.Id,
            resource.ProviderId,
            Hash(string.Join('\n', DuplicateRules.Version, address, resource.Name, resource.Description, string.Join(' ', resource.InLanguage), string.Join(' ', resource.EducationalLevel.Select(l => l.Code)))),
            address is null ? null : Hash("a:" + address),
            [.. DuplicateText.Of(resource)?.Buckets().Distinct() ?? []]);
    }

    static Guid Hash(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16), bigEndian: true);
}
