namespace ResourceHub.Core;

/// <summary>A page as a connection shows it.</summary>
/// <param name="Items">The items with their cursors, in order.</param>
/// <param name="HasNextPage">Whether more follow.</param>
/// <param name="HasPreviousPage">Whether some come before.</param>
/// <param name="TotalCount">All items, not just this page's.</param>
public sealed record Page<T>(IReadOnlyList<PageItem<T>> Items, bool HasNextPage, bool HasPreviousPage, int TotalCount)
{
    /// <summary>The bounds of the page as Relay's PageInfo.</summary>
    public PageInfo PageInfo => new(HasNextPage, HasPreviousPage, Items.Count == 0 ? null : Items[0].Cursor, Items.Count == 0 ? null : Items[^1].Cursor);

    /// <summary>The items with their cursors.</summary>
    public IReadOnlyList<PageItem<T>> Edges => Items;

    /// <summary>The items alone.</summary>
    public IEnumerable<T> Nodes => Items.Select(i => i.Node);
}

/// <summary>An item of a page.</summary>
/// <param name="Cursor">Opaque; ask for what comes after it.</param>
/// <param name="Node">The item.</param>
public sealed record PageItem<T>(string Cursor, T Node);

/// <summary>Relay's PageInfo.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
