using Microsoft.Extensions.Options;
using ResourceHub.GraphQL;
using ResourceHub.Server.Hosting;

namespace ResourceHub.Server.Events;

/// <summary>The section <c>Subscriptions</c>: limits and timings as <see cref="SubscriptionOptions"/> names them, times such as 00:00:12.</summary>
internal static class SubscriptionSettings
{
    const string Section = "Subscriptions";

    /// <summary>Sets what is configured; pages that may call the hub may open sockets too.</summary>
    public static void Apply(IConfiguration configuration, SubscriptionOptions options)
    {
        configuration.GetSection(Section).Bind(options);
        foreach (var origin in configuration.GetSection($"{CorsSettings.Section}:{nameof(CorsSettings.Origins)}").Get<string[]>() ?? [])
            options.AllowedOrigins.Add(origin);
    }

    /// <summary>Refuses what is out of its range.</summary>
    /// <exception cref="OptionsValidationException">A sentence about the first option that is wrong.</exception>
    public static void Check(IConfiguration configuration)
    {
        var options = new SubscriptionOptions();
        Apply(configuration, options);
        if (options.Problem() is { } problem)
            throw new OptionsValidationException(Section, typeof(SubscriptionOptions), [problem]);
    }
}
