using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ResourceHub.Core.Recommendations;

/// <summary>
/// Ids of recommendations: stateless, so that an offer costs no write. The id is the offer itself, signed with HMAC-SHA-256 (RFC 2104)
/// under the hub's secret and cut to 128 bits; it holds for <see cref="RecommendationOptions.Validity"/>, across restarts and replicas.
/// </summary>
public sealed class RecommendationIds(ReadOnlyMemory<byte> key, TimeSpan validity, TimeProvider clock)
{
    const byte Version = 1;
    const int BodySize = 1 + 1 + 1 + 1 + 4 * 16 + 8;
    const int TagSize = 16;

    /// <summary>The id of an offer; safe in URLs.</summary>
    public string Encode(Offer offer)
    {
        Span<byte> bytes = stackalloc byte[BodySize + TagSize];
        bytes[0] = Version;
        bytes[1] = offer.Learner is null ? (byte)1 : (byte)0;
        bytes[2] = (byte)offer.Kind;
        bytes[3] = (byte)offer.Slot;
        var body = bytes[4..];
        Write(ref body, offer.Organization);
        Write(ref body, offer.Learner ?? offer.Group ?? throw new ArgumentException("An offer is to a learner or to a group.", nameof(offer)));
        Write(ref body, offer.Skill);
        Write(ref body, offer.Resource);
        BinaryPrimitives.WriteInt64BigEndian(body, offer.At.ToUnixTimeSeconds());
        Sign(bytes[..BodySize], bytes[BodySize..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads an id back.</summary>
    /// <returns>Whether it is one of this hub's and still holds; else <paramref name="problem"/> says why not.</returns>
    public bool TryDecode(string? id, [NotNullWhen(true)] out Offer? offer, [NotNullWhen(false)] out UserError? problem)
    {
        offer = null;
        Span<byte> bytes = stackalloc byte[BodySize + TagSize];
        Span<byte> tag = stackalloc byte[TagSize];
        if (id is null || id.Length > 256 || !TryFromBase64(id, bytes) || bytes[0] != Version)
        {
            problem = Invalid();
            return false;
        }
        Sign(bytes[..BodySize], tag);
        if (!CryptographicOperations.FixedTimeEquals(tag, bytes[BodySize..])
            || !Enum.IsDefined((NextStep)bytes[2]) || !Enum.IsDefined((BundleSlot)bytes[3]))
        {
            problem = Invalid();
            return false;
        }
        var body = (ReadOnlySpan<byte>)bytes[4..BodySize];
        var organization = Read(ref body);
        var to = Read(ref body);
        var skill = Read(ref body);
        var resource = Read(ref body);
        var at = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(body));
        if (clock.GetUtcNow() - at > validity)
        {
            problem = UserError.At("RECOMMENDATION_EXPIRED", $"This recommendation is older than {validity.TotalDays:0} days; ask for recommendations again.", "recommendation");
            return false;
        }
        offer = new Offer(organization, bytes[1] == 0 ? to : null, bytes[1] == 0 ? null : to, skill, resource, (NextStep)bytes[2], (BundleSlot)bytes[3], at);
        problem = null;
        return true;
    }

    static UserError Invalid()
        => UserError.At("RECOMMENDATION_INVALID", "This is not a recommendation of this hub, or it was changed; send ResourceRecommendation.id as it came.", "recommendation");

    // Base64Url accepts blanks and unused last bits; only the one spelling that was handed out counts
    static bool TryFromBase64(string id, Span<byte> bytes)
        => Base64Url.IsValid(id, out var length) && length == bytes.Length
            && Base64Url.TryDecodeFromChars(id, bytes, out var written) && written == bytes.Length
            && Base64Url.EncodeToString(bytes) == id;

    void Sign(ReadOnlySpan<byte> body, Span<byte> tag)
    {
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Span, body, full);
        full[..TagSize].CopyTo(tag);
    }

    static void Write(ref Span<byte> to, Guid id)
    {
        id.TryWriteBytes(to, bigEndian: true, out _);
        to = to[16..];
    }

    static Guid Read(ref ReadOnlySpan<byte> from)
    {
        var id = new Guid(from[..16], bigEndian: true);
        from = from[16..];
        return id;
    }
}
