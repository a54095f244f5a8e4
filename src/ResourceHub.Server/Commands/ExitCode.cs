namespace ResourceHub.Server.Commands;

/// <summary>What a command's exit code says.</summary>
public enum ExitCode
{
    /// <summary>All is well.</summary>
    Done = 0,

    /// <summary>Some records were rejected; the others are in.</summary>
    SomeRejected = 1,

    /// <summary>Nothing was done.</summary>
    NothingDone = 2,

    /// <summary>Stopped by its user in the middle, as shells number it.</summary>
    Stopped = 130,
}
