using System.Text;
using System.Text.Json;

namespace ResourceHub.GraphQL.Persisted;

/// <summary>
/// Trusted documents of files: a folder of *.graphql, each known by its file name and by its SHA-256, or a manifest, Relay's (ids and texts)
/// or Apollo's (a list of operations, each with id and body).
/// </summary>
internal sealed class TrustedDocuments : ITrustedDocumentStore
{
    private readonly Dictionary<string, byte[]> _documents = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Documents => _documents;

    public static TrustedDocuments Read(string path)
    {
        var store = new TrustedDocuments();
        if (Directory.Exists(path))
        {
            foreach (var file in Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                store.Add(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file));
            }

            foreach (var file in Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                store.AddManifest(file);
            }
        }
        else if (File.Exists(path))
        {
            store.AddManifest(path);
        }
        else
        {
            throw new InvalidDataException($"There are no trusted documents at {path}: it must be a folder of *.graphql files or a manifest.");
        }

        return store;
    }

    public ValueTask<byte[]?> FindAsync(string id, CancellationToken cancellationToken) => new(_documents.GetValueOrDefault(id));

    private void AddManifest(string file)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(file));
            if (manifest.RootElement.TryGetProperty("operations", out var operations) && operations.ValueKind == JsonValueKind.Array)
            {
                foreach (var operation in operations.EnumerateArray())
                {
                    Add(operation.GetProperty("id").GetString()!, Encoding.UTF8.GetBytes(operation.GetProperty("body").GetString()!));
                }
            }
            else
            {
                foreach (var entry in manifest.RootElement.EnumerateObject())
                {
                    Add(entry.Name, Encoding.UTF8.GetBytes(entry.Value.GetString()!));
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentNullException)
        {
            throw new InvalidDataException(
                $"{file} is no manifest of trusted documents: expected {{\"id\": \"document\", …}} or {{\"operations\": [{{\"id\": …, \"body\": …}}]}}.", e);
        }
    }

    private void Add(string id, byte[] document)
    {
        id = DocumentHash.WithoutPrefix(id);
        if (_documents.TryGetValue(id, out var other) && !other.AsSpan().SequenceEqual(document))
        {
            throw new InvalidDataException($"Two trusted documents have the id {id}.");
        }

        _documents[id] = document;
        _documents[DocumentHash.Of(document)] = document;
    }
}
