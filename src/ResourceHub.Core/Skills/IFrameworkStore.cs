namespace ResourceHub.Core.Skills;

/// <summary>Where frameworks, skills and their names are kept. Each write that changes something raises the graph's version.</summary>
public interface IFrameworkStore
{
    /// <summary>Writes a framework as one transaction, or only compares where <paramref name="dryRun"/> is set.</summary>
    Task<FrameworkChanges> WriteAsync(FrameworkImport import, bool dryRun, CancellationToken cancellationToken);

    /// <summary>The package as it came, canonical UTF-8 JSON; null where there is no such framework.</summary>
    Task<byte[]?> ReadPackageAsync(Guid framework, CancellationToken cancellationToken);

    /// <summary>The associations that begin or end at each skill, as given, in one command.</summary>
    Task<IReadOnlyDictionary<Guid, IReadOnlyList<SkillAssociation>>> AssociationsOfAsync(IReadOnlyCollection<Guid> skills, CancellationToken cancellationToken);

    /// <summary>Adds names in one transaction; answers how many were new.</summary>
    Task<int> AddAliasesAsync(IReadOnlyList<AliasRecord> aliases, CancellationToken cancellationToken);
}

/// <summary>What writing a framework changed.</summary>
public sealed record FrameworkChanges(int Created, int Updated, int Retired, int Unchanged);
