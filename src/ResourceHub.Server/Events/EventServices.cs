using ResourceHub.Core.Events;
using ResourceHub.GraphQL;
using ResourceHub.Storage.Events;

namespace ResourceHub.Server.Events;

/// <summary>Registers what carries events to subscriptions.</summary>
internal static class EventServices
{
    /// <summary>Before the GraphQL server, whose in-process backplane this replaces.</summary>
    public static IServiceCollection AddSubscriptionEvents(this IServiceCollection services)
        => services
            .AddSingleton<IEventLog, EventLog>()
            .AddSingleton<DatabaseBackplane>()
            .AddSingleton<ISubscriptionBackplane>(provider => provider.GetRequiredService<DatabaseBackplane>())
            .AddHostedService(provider => provider.GetRequiredService<DatabaseBackplane>());
}
