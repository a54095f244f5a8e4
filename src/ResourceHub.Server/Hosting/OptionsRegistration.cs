using Microsoft.Extensions.Options;
using ResourceHub.Core.Events;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Recommendations;
using ResourceHub.Core.Skills;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Server.Events;
using ResourceHub.Server.Operation;
using ResourceHub.Server.Search;

namespace ResourceHub.Server.Hosting;

/// <summary>Binds and checks every option at the start; a wrong one stops it with a sentence.</summary>
internal static class OptionsRegistration
{
    public static HubOptions AddHubOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HubOptions>().Bind(configuration.GetSection(HubOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CorsSettings>().Bind(configuration.GetSection(CorsSettings.Section)).ValidateOnStart();
        services.AddOptions<SkillOptions>().Bind(configuration.GetSection(SkillOptions.Section)).ValidateOnStart();
        services.AddOptions<RecommendationOptions>().Bind(configuration.GetSection(RecommendationOptions.Section)).ValidateOnStart();
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection(ModelOptions.Section)).ValidateOnStart();
        services.AddOptions<SearchOptions>().Bind(configuration.GetSection(SearchOptions.Section)).ValidateOnStart();
        services.AddOptions<ElasticOptions>().Bind(configuration.GetSection(ElasticOptions.Section)).ValidateOnStart();
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(TelemetryOptions.Section)).ValidateOnStart();
        services.AddOptions<EventOptions>().Bind(configuration.GetSection(EventOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CorsSettings>>(new ProblemValidator<CorsSettings>(o => o.Problem()));
        services.AddSingleton<IValidateOptions<SkillOptions>>(new ProblemValidator<SkillOptions>(o => o.Problem()));
        services.AddSingleton<IValidateOptions<RecommendationOptions>>(new ProblemValidator<RecommendationOptions>(o => o.Problem()));
        services.AddSingleton<IValidateOptions<ModelOptions>>(new ProblemValidator<ModelOptions>(o => o.Problems().FirstOrDefault()));
        services.AddSingleton<IValidateOptions<ElasticOptions>>(new ProblemValidator<ElasticOptions>(o => o.Problem()));
        services.AddSingleton<IValidateOptions<TelemetryOptions>>(new ProblemValidator<TelemetryOptions>(o => o.Problem()));
        services.AddSingleton<IValidateOptions<EventOptions>>(new ProblemValidator<EventOptions>(o => o.Problem()));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<EventOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<HubOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<CorsSettings>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SkillOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<RecommendationOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ModelOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<TelemetryOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ElasticOptions>>().Value);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SearchOptions>>().Value);

        // the data folder and Kestrel need these before the container exists
        using var early = services.BuildServiceProvider();
        try
        {
            _ = early.GetRequiredService<CorsSettings>();
            _ = early.GetRequiredService<SkillOptions>();
            _ = early.GetRequiredService<RecommendationOptions>();
            _ = early.GetRequiredService<ModelOptions>();
            _ = early.GetRequiredService<TelemetryOptions>();
            _ = early.GetRequiredService<EventOptions>();
            SubscriptionSettings.Check(configuration);
            _ = early.GetRequiredService<ElasticOptions>();
            _ = early.GetRequiredService<SearchOptions>();
            return early.GetRequiredService<HubOptions>();
        }
        catch (InvalidOperationException problem)
        {
            // a number or a flag that is none; the binder names it
            throw new OptionsValidationException(HubOptions.Section, typeof(HubOptions), [problem.Message]);
        }
    }

    sealed class ProblemValidator<T>(Func<T, string?> problem) : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
            => problem(options) is { } text ? ValidateOptionsResult.Fail(text) : ValidateOptionsResult.Success;
    }
}
