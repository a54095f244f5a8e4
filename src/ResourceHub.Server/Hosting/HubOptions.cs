using System.ComponentModel.DataAnnotations;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Hosting;

/// <summary>Where the hub keeps its data and what a first start loads. Section <c>Hub</c>.</summary>
public sealed class HubOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub";

    /// <summary>The folder of hub.db, search.db and demo-keys.json, absolute or from the working directory. <c>--data</c> sets it. Default: data.</summary>
    [Required, MinLength(1)]
    public string Data { get; set; } = "data";

    /// <summary>What a first start loads: demo or none. <c>--seed</c> sets it. Default: demo; a data folder remembers its choice.</summary>
    [RegularExpression("^(demo|none)$", ErrorMessage = "Hub:Seed must be demo or none.")]
    public string? Seed { get; set; }

    /// <summary>How long a shutdown waits for requests and background work, 1 to 300 seconds. Default: 20.</summary>
    [Range(1, 300, ErrorMessage = "Hub:ShutdownSeconds must be from 1 to 300.")]
    public int ShutdownSeconds { get; set; } = 20;

    /// <summary>The largest request body in MiB, 1 to 256. Default: 32.</summary>
    [Range(1, 256, ErrorMessage = "Hub:MaxRequestMebibytes must be from 1 to 256.")]
    public int MaxRequestMebibytes { get; set; } = 32;

    /// <summary>Whether a body may be a list of up to 10 requests. Default: false.</summary>
    public bool Batching { get; set; }

    /// <summary>Whether the schema may be asked for, by introspection and at /graphql?sdl. Default: true.</summary>
    public bool Introspection { get; set; } = true;

    /// <summary>Which edition of GraphQL over HTTP the status codes follow: Audited or September2026. Default: Audited.</summary>
    public HttpStatusRules HttpStatusRules { get; set; } = HttpStatusRules.Audited;

    /// <summary>A folder of *.graphql files or a manifest of documents that clients ask for by id; none by default.</summary>
    public string? TrustedDocuments { get; set; }

    /// <summary>Whether only those documents are executed. Default: false; needs <see cref="TrustedDocuments"/>.</summary>
    public bool TrustedDocumentsOnly { get; set; }

    /// <summary>The largest file of records at /providers/SLUG/resources in MiB, 1 to 10,000. Default: 512.</summary>
    [Range(1, 10_000, ErrorMessage = "Hub:MaxUploadMebibytes must be from 1 to 10000.")]
    public int MaxUploadMebibytes { get; set; } = 512;

    /// <summary>The explorer at /graphql: true or false; none: on, but off in Production.</summary>
    public bool? Explorer { get; set; }

    /// <summary>The most that <see cref="ShutdownSeconds"/> can be.</summary>
    internal static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(300);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TrustedDocumentsOnly && string.IsNullOrEmpty(TrustedDocuments))
            yield return new("Hub:TrustedDocumentsOnly needs Hub:TrustedDocuments, the folder or manifest of the documents.");
    }

    /// <summary>The data folder as an absolute path.</summary>
    public string DataFolder => Path.GetFullPath(Data);
}
