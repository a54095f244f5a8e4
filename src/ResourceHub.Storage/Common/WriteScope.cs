namespace ResourceHub.Storage.Common;

/// <summary>
/// Which other units of work one must not run beside. On SQLite it makes no difference: there is one writer. A store with many writers keeps
/// a row for each turn, which a unit of work updates first and so holds until it ends, whatever replica it is on.
/// </summary>
public readonly record struct WriteScope
{
    /// <summary>Turns that a store keeps: 0 for whoever says nothing, the others by what they are for.</summary>
    public const int Turns = 256;

    const int NoTurn = -1;

    WriteScope(int turn) => Turn = turn;

    /// <summary>Beside no other unit that says nothing: the safe default.</summary>
    public static WriteScope Whole => default;

    /// <summary>Beside any other: unique keys, version columns and conditional updates guard its rows, and a conflict does it again.</summary>
    public static WriteScope Guarded => new(NoTurn);

    /// <summary>The same for work that nobody sits in front of, such as one of a file's many writes: it rests while others hurry.</summary>
    public static WriteScope Patient => new(NoTurn) { IsPatient = true };

    /// <summary>The same for what follows from what else is kept, such as links and claims: a power cut may undo it, and it is found out anew.</summary>
    public static WriteScope Derived => Patient with { IsDerived = true };

    /// <summary>Whether a power cut may undo it.</summary>
    internal bool IsDerived { get; init; }

    /// <summary>Whether nobody sits in front of it and waits.</summary>
    internal bool IsPatient { get; init; }

    /// <summary>The turn; −1: none.</summary>
    internal int Turn { get; }

    /// <summary>Beside no other unit on the same thing; two things may share a turn.</summary>
    /// <param name="what">The kind of thing.</param>
    /// <param name="id">Which one.</param>
    public static WriteScope Of(string what, Guid id)
    {
        // FNV-1a: every replica, of whatever version, must find the same turn
        var hash = 2166136261u;
        foreach (var letter in what)
            hash = (hash ^ letter) * 16777619u;
        foreach (var part in id.ToByteArray(bigEndian: true))
            hash = (hash ^ part) * 16777619u;
        return new(1 + (int)(hash % (Turns - 1)));
    }
}
