using ResourceHub.Core.Search;
using ResourceHub.Search.Elasticsearch;
using ResourceHub.Search.Tests.Contract;

namespace ResourceHub.Search.Tests.Elasticsearch;

/// <summary>The contract over a real Elasticsearch.</summary>
public sealed class ElasticsearchContractTests() : ElasticContract(SearchServer.Elasticsearch);

/// <summary>The contract over a real OpenSearch.</summary>
public sealed class OpenSearchContractTests() : ElasticContract(SearchServer.OpenSearch);

/// <summary>The contract over the server that a variable names.</summary>
public abstract class ElasticContract(string variable) : ResourceIndexContract
{
    SearchServer? _server;
    ElasticResourceIndex? _index;

    protected override Task<IResourceIndex> CreateAsync()
    {
        _server = SearchServer.Require(variable);
        _index = _server.Open(Clock);
        return Task.FromResult<IResourceIndex>(_index);
    }

    public override async Task DisposeAsync()
    {
        _index?.Dispose();
        if (_server is not null)
            await _server.DeleteIndexesAsync();
        _server?.Dispose();
    }
}
