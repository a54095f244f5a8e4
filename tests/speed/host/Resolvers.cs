namespace ResourceHub.GraphQL.SpeedHost;

[QueryType]
internal sealed class Queries
{
    public string Greeting() => "hello";

    public Resource? Resource(string id, Library library) => library.Find(id);

    public Task<ResourceConnection> Search(string skill, int first, Library library) => library.SearchAsync(skill, first);
}

[ObjectType<Resource>]
internal sealed class ResourceFields
{
    public Task<Provider?> Provider([Parent] Resource resource, ProvidersById providers) => providers.LoadAsync(resource.ProviderId);

    public Task<Tag[]?> Tags([Parent] Resource resource, TagsByResource tags) => tags.LoadAsync(resource.Id);
}

internal sealed class ProvidersById(Library library) : BatchDataLoader<string, Provider>
{
    protected override Task<IReadOnlyDictionary<string, Provider>> LoadBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        library.LoadProvidersAsync(keys);
}

internal sealed class TagsByResource(Library library) : BatchDataLoader<string, Tag[]>
{
    protected override Task<IReadOnlyDictionary<string, Tag[]>> LoadBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken) =>
        library.LoadTagsAsync(keys);
}
