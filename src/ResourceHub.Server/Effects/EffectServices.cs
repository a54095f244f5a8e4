using ResourceHub.Core.Effects;
using ResourceHub.Storage.Effects;

namespace ResourceHub.Server.Effects;

/// <summary>Registers what measures and shows effectiveness.</summary>
internal static class EffectServices
{
    public static IServiceCollection AddEffects(this IServiceCollection services)
        => services
            .AddSingleton<IEffectStore, EffectStore>()
            .AddSingleton<MeasureEffectiveness>()
            .AddSingleton<ReadEffectiveness>()
            .AddSingleton<ObservedEffects>();
}
