using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Server.Hosting;

namespace ResourceHub.Server.Seed;

/// <summary>One random key for each role of the demo.</summary>
internal sealed class SeedKeys(CreateKey create, IAccessStore access, IGroups groups, ILearnerStore learners, HubOptions options)
{
    /// <summary>Makes the keys that the file in the data folder lacks.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var seed = SeedFiles.Class();
        var school = (await access.FindOrganizationAsync(seed.Organisation.Slug, cancellationToken))!;
        var group = (await groups.FindAsync(school.Id, seed.Group.ExternalId, cancellationToken))!;
        var learner = (await learners.FindManyAsync(new LearnerFilter(school.Id), [seed.SeedLearner], cancellationToken))[seed.SeedLearner];
        NewKey Demo(string name, Role role) => new() { Name = name, Role = role, Organization = school.Id, Demo = true };
        var wishes = new Dictionary<string, NewKey>
        {
            ["SERVICE_KEY"] = Demo("Demo: a client app", Role.Service),
            ["TEACHER_KEY"] = Demo("Demo: the teacher", Role.Teacher) with { Groups = [group.Id] },
            ["LEARNER_KEY"] = Demo($"Demo: {seed.SeedLearner}", Role.Learner) with { Learner = learner.Id },
            ["PROVIDER_KEY"] = Demo("Demo: a provider", Role.Provider) with { Organization = null, Provider = SeedFiles.Providers()[^1].Slug },
            ["ADMIN_KEY"] = Demo("Demo: the administrator", Role.Administrator) with { Scopes = [.. RoleScopes.Usual(Role.Administrator), Scope.HubAdmin, Scope.CatalogPublish] },
        };
        var keys = new Dictionary<string, string>(DemoKeys.Read(options.DataFolder));
        foreach (var (name, wish) in wishes.Where(w => !keys.ContainsKey(w.Key)))
            keys[name] = (await create.RunAsync(Caller.System(school.Id), wish, cancellationToken)).Secret;
        DemoKeys.Write(options.DataFolder, keys);
    }
}
