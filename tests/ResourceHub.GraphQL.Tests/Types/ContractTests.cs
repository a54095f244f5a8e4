using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Tests.Types;

public sealed class ContractTests
{
    [SkippableFact]
    public void The_hubs_contract_is_a_valid_schema_and_prints_to_itself()
    {
        var folder = Find();
        Skip.If(folder is null, "the contract is not beside the repository");
        var builder = new SchemaBuilder();
        foreach (var file in Directory.EnumerateFiles(folder!, "*.graphql").Where(f => Path.GetFileName(f) != "provider.graphql"))
        {
            builder.AddSdl(File.ReadAllText(file), Path.GetFileName(file));
        }

        var schema = builder.Build();
        Assert.NotNull(schema.SubscriptionType);
        Assert.True(schema.PossibleTypes(schema.FindType("Node")!).Count > 5);
        var again = new SchemaBuilder().AddSdl(schema.ToSdl()).Build();
        Assert.Equal(schema.ToSdl(), again.ToSdl());
    }

    private static string? Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "contract");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
