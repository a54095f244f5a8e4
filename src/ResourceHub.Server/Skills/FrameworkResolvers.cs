using ResourceHub.Core.Skills;
using ResourceHub.GraphQL;
using ResourceHub.Server.Common;

namespace ResourceHub.Server.Skills;

/// <summary>Fields of a framework that are no properties of it.</summary>
[ObjectType<Framework>]
internal sealed class FrameworkResolvers
{
    public string Id([Parent] Framework framework) => GlobalId.Encode("Framework", framework.Identifier);

    public string? Uri([Parent] Framework framework) => SkillResolvers.Address(framework.Uri);

    public string? License([Parent] Framework framework) => SkillResolvers.Address(framework.License);

    public async Task<RawJson> PackageAsync([Parent] Framework framework, IFrameworkStore store, CancellationToken cancellationToken)
        => new(await store.ReadPackageAsync(framework.Identifier, cancellationToken)
            ?? throw new InvalidOperationException($"The framework {framework.Identifier} has no package."));
}
