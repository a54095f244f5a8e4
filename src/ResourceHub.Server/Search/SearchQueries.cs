using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Search;
using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Catalog;

namespace ResourceHub.Server.Search;

/// <summary>The search for resources.</summary>
[QueryType]
internal sealed class SearchQueries
{
    public Task<ResourceConnection?> ResourcesAsync(
        IResolverContext context, ResourceSearchInput? search, ResourceOrder orderBy, int first, string? after, ResourceSearchLoader loader)
        => loader.SearchAsync(context, new() { Search = search?.ToSearch() ?? ResourceSearch.Everything, OrderBy = orderBy }, first, after);
}

/// <summary>Completions of what has been typed so far.</summary>
[QueryType]
internal sealed class SuggestionQueries
{
    public async Task<IReadOnlyList<Suggestion>?> SuggestAsync(string prefix, int first, SuggestCompletions suggest, Caller caller, CancellationToken cancellationToken)
        => await suggest.RunAsync(caller, prefix, first, cancellationToken);
}

/// <summary>What a completion stands for.</summary>
[ObjectType<Suggestion>]
internal sealed class SuggestionResolvers
{
    public async Task<LearningResource?> ResourceAsync([Parent] Suggestion suggestion, ResourceById resources, Caller caller)
        => suggestion.Resource is { } id && await resources.LoadAsync(id) is { Withdrawn: false } resource ? caller.IfSeen(resource) : null;
}

/// <summary>The search within a skill.</summary>
[ObjectType<Skill>]
internal sealed class SkillSearchResolvers
{
    public Task<ResourceConnection?> ResourcesAsync(
        [Parent] Skill skill, IResolverContext context, ResourceSearchInput? search, ResourceOrder orderBy, int first, string? after, ResourceSearchLoader loader)
        => loader.SearchAsync(context, new() { Search = search?.ToSearch() ?? ResourceSearch.Everything, Within = skill.Identifier, OrderBy = orderBy }, first, after);
}

/// <summary>The parts of a whole.</summary>
[ObjectType<LearningResource>]
internal sealed class ResourcePartResolvers
{
    public async Task<ResourceConnection?> HasPartAsync(
        [Parent] LearningResource whole, int first, string? after, ICatalog catalog, CancellationToken cancellationToken)
        => ResourceConnection.PartsOf(whole, await catalog.PartsAsync(whole, Core.PageRequest.Of(first, after), cancellationToken));
}
