namespace ResourceHub.Core.Learners.Model;

/// <summary>A piece of evidence as the fold reads it.</summary>
internal sealed record FoldRecord
{
    /// <summary>Its place in the order.</summary>
    public required FoldKey Key { get; init; }

    /// <summary>The evidence's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Units with their shares, which sum to 1; empty where no name resolves to a unit.</summary>
    public IReadOnlyList<UnitShare> Units { get; init; } = [];

    /// <summary>Standards with parts that the units belong to, by CASE identifier.</summary>
    public IReadOnlyList<Guid> Wholes { get; init; } = [];

    /// <summary>0 to 1; null where there is none.</summary>
    public double? Score { get; init; }

    /// <summary>1 where it assesses, .5 where it teaches.</summary>
    public double Role { get; init; } = 1;

    /// <summary>Item weight; also how many distinct items it counts as.</summary>
    public int Items { get; init; } = 1;

    /// <summary>Guess rate, 1 over the number of choices; 0 without choices.</summary>
    public double Guess { get; init; }

    /// <summary>More than one: the first attempt was wrong.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Which item or resource it is; 0 where it is like no other.</summary>
    public ulong Item { get; init; }

    /// <summary>Only seen: changes no number.</summary>
    public bool Exposure { get; init; }

    /// <summary>A teacher's judgement instead of an answer.</summary>
    public Judgement? Judgement { get; init; }
}

/// <summary>A unit and its share of a piece of evidence.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Share">Above 0, at most 1.</param>
internal readonly record struct UnitShare(int Unit, double Share);
