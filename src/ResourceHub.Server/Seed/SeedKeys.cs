using ResourceHub.Core.Access;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Server.Hosting;

namespace ResourceHub.Server.Seed;

/// <summary>One random key for each role of the demo.</summary>
internal sealed class SeedKeys(CreateKey create, IAccessStore access, IGroups groups, ILearnerStore learners, HubOptions options, TimeProvider clock)
{
    static readonly string[] Names = ["SERVICE_KEY", "TEACHER_KEY", "LEARNER_KEY", "PROVIDER_KEY", "ADMIN_KEY"];

    /// <summary>Makes the keys that the file in the data folder lacks, and revokes those of the demo whose secrets nobody knows: a start was killed before it wrote them, or the file is gone.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        var keys = new Dictionary<string, string>(DemoKeys.Read(options.DataFolder));
        if (Names.All(keys.ContainsKey))
            return;
        foreach (var lost in (await access.ListKeysAsync(null, cancellationToken)).Where(k => k is { Demo: true, RevokedAt: null } && !keys.Values.Any(text => KeySecret.TryParse(text, out var id, out _) && id == k.Id)))
            await access.RevokeKeyAsync(lost.Id, clock.GetUtcNow(), cancellationToken);
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
        foreach (var name in Names.Where(n => !keys.ContainsKey(n)))
            keys[name] = (await create.RunAsync(Caller.System(school.Id), wishes[name], cancellationToken)).Secret;
        DemoKeys.Write(options.DataFolder, keys);
    }
}
