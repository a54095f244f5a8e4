namespace ResourceHub.Core.Skills;

/// <summary>Hands out the newest snapshot of the graph. A request takes one and stays with it.</summary>
public interface ISkillGraphProvider
{
    /// <summary>The newest snapshot that this process has seen; empty before the first read.</summary>
    SkillGraph Current { get; }

    /// <summary>Looks at the version row and reads the graph anew where another process or replica has changed it.</summary>
    Task<SkillGraph> RefreshAsync(CancellationToken cancellationToken);
}
