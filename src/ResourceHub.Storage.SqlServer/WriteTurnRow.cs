namespace ResourceHub.Storage.SqlServer;

/// <summary>A turn to write; who updates the row has it until the transaction ends. The rows are made by the migration and never more or fewer.</summary>
internal sealed class WriteTurnRow
{
    /// <summary>Number of the turn.</summary>
    public int Id { get; init; }

    /// <summary>How often it was taken.</summary>
    public long Taken { get; init; }
}
