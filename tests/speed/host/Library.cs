using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResourceHub.GraphQL.SpeedHost;

internal enum ResourceKind
{
    [JsonStringEnumMemberName("LESSON")]
    Lesson,
    [JsonStringEnumMemberName("EXERCISE")]
    Exercise,
    [JsonStringEnumMemberName("VIDEO")]
    Video,
}

internal sealed record Provider(string Id, string Name, string Slug);

internal sealed record Tag(string Id, string Label);

internal sealed record Resource(
    string Id,
    string Name,
    string Url,
    string? Description,
    string InLanguage,
    ResourceKind Kind,
    int? Minutes,
    bool IsFree,
    double? Rating,
    [property: GraphQLIgnore] string ProviderId,
    [property: GraphQLIgnore] IReadOnlyList<string> TagIds,
    [property: GraphQLIgnore] IReadOnlyList<string> Skills);

internal sealed record ResourceEdge(string Cursor, Resource Node);

internal sealed record PageInfo(bool HasNextPage, string? EndCursor);

internal sealed record ResourceConnection(int TotalCount, IReadOnlyList<ResourceEdge> Edges, PageInfo PageInfo);

/// <summary>What every server reads and does: the data file, its indexes, and batches that answer after a turn of the scheduler's queue.</summary>
internal sealed class Library
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter<ResourceKind>() } };

    private readonly Dictionary<string, Resource> _resources;
    private readonly Dictionary<string, Provider> _providers;
    private readonly Dictionary<string, Tag> _tags;
    private readonly Dictionary<string, List<Resource>> _bySkill = [];

    private Library(DataFile file)
    {
        _resources = file.Resources.ToDictionary(r => r.Id);
        _providers = file.Providers.ToDictionary(p => p.Id);
        _tags = file.Tags.ToDictionary(t => t.Id);
        foreach (var resource in file.Resources)
        {
            foreach (var skill in resource.Skills)
            {
                if (!_bySkill.TryGetValue(skill, out var found))
                {
                    _bySkill[skill] = found = [];
                }

                found.Add(resource);
            }
        }
    }

    public static Library Read(string path)
    {
        using var stream = File.OpenRead(path);
        return new Library(JsonSerializer.Deserialize<DataFile>(stream, Format)!);
    }

    public Resource? Find(string id) => _resources.GetValueOrDefault(id);

    public async Task<ResourceConnection> SearchAsync(string skill, int first)
    {
        await Task.Yield();
        var found = _bySkill.GetValueOrDefault(skill) ?? [];
        var edges = new ResourceEdge[Math.Min(first, found.Count)];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new ResourceEdge(found[i].Id, found[i]);
        }

        return new ResourceConnection(
            found.Count, edges, new PageInfo(found.Count > edges.Length, edges.Length == 0 ? null : edges[^1].Cursor));
    }

    public async Task<IReadOnlyDictionary<string, Provider>> LoadProvidersAsync(IReadOnlyList<string> ids)
    {
        await Task.Yield();
        var providers = new Dictionary<string, Provider>(ids.Count);
        foreach (var id in ids)
        {
            providers[id] = _providers[id];
        }

        return providers;
    }

    public async Task<IReadOnlyDictionary<string, Tag[]>> LoadTagsAsync(IReadOnlyList<string> resourceIds)
    {
        await Task.Yield();
        var tags = new Dictionary<string, Tag[]>(resourceIds.Count);
        foreach (var id in resourceIds)
        {
            var ids = _resources[id].TagIds;
            var own = new Tag[ids.Count];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = _tags[ids[i]];
            }

            tags[id] = own;
        }

        return tags;
    }

    private sealed record DataFile(IReadOnlyList<Provider> Providers, IReadOnlyList<Tag> Tags, IReadOnlyList<Resource> Resources);
}
