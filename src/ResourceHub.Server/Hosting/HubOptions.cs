using System.ComponentModel.DataAnnotations;

namespace ResourceHub.Server.Hosting;

/// <summary>Where the hub keeps its data and what a first start loads. Section <c>Hub</c>.</summary>
public sealed class HubOptions
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

    /// <summary>The explorer at /graphql: true or false; none: on, but off in Production.</summary>
    public bool? Explorer { get; set; }

    /// <summary>The most that <see cref="ShutdownSeconds"/> can be.</summary>
    internal static readonly TimeSpan LongestShutdown = TimeSpan.FromSeconds(300);

    /// <summary>The data folder as an absolute path.</summary>
    public string DataFolder => Path.GetFullPath(Data);
}
