using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;
using ResourceHub.GraphQL;

namespace ResourceHub.Server.Skills;

/// <summary>Changes of frameworks; they are shared, so only a hub administrator makes them.</summary>
[MutationType]
internal sealed class SkillMutations
{
    public async Task<ImportFrameworkPayload> ImportFrameworkAsync(
        ImportFrameworkInput input, Caller caller, ImportFramework import, ISkillGraphProvider graphs, CancellationToken cancellationToken)
    {
        caller.Require(Scope.HubAdmin);
        try
        {
            var package = CasePackage.Read(input.Package);
            var result = await import.RunAsync(caller, package, new(input.Precedes, input.LearnableTypes, input.DryRun), cancellationToken);
            return new(result.Framework is { } id ? graphs.Current.FindFramework(id) : null, result.Report, Placed(result.Errors));
        }
        catch (CasePackageException problem)
        {
            return new(null, null, Placed(problem.Errors));
        }
    }

    // paths of the package are within the mutation's input
    static IReadOnlyList<UserError> Placed(IReadOnlyList<UserError> errors)
        => [.. errors.Select(e => e with { Path = ["input", "package", .. e.Path] })];
}
