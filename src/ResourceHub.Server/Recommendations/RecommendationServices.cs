using ResourceHub.Core.Learners;
using ResourceHub.Core.Recommendations;
using ResourceHub.Storage.Learners;
using ResourceHub.Storage.Recommendations;

namespace ResourceHub.Server.Recommendations;

/// <summary>Registers recommendations and choices.</summary>
internal static class RecommendationServices
{
    public static IServiceCollection AddRecommendations(this IServiceCollection services)
        => services
            .AddSingleton<IChoices, ChoiceStore>()
            .AddSingleton<IRecommendationSecret, RecommendationSecret>()
            .AddSingleton<RecommendForLearners>()
            .AddSingleton<Choose>()
            .AddSingleton<ILearnerRemoval, ChoiceRemoval>()
            .AddSingleton<ILearnerExport, ExportChoices>();
}
