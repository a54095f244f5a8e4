namespace ResourceHub.Core.Skills;

/// <summary>How a name met its skill.</summary>
public enum NameMatch
{
    /// <summary>Not at all, or more than one.</summary>
    None,

    /// <summary>By identifier, URI or alias.</summary>
    Exact,

    /// <summary>By the code as written.</summary>
    Code,

    /// <summary>By letters and digits alone.</summary>
    Squeezed,
}

/// <summary>What became of a name: one skill, several candidates, or none.</summary>
public readonly struct NameResolution
{
    // where it looked, put into words only when somebody asks
    readonly Func<string>? _where;

    NameResolution(string name, Skill? skill, IReadOnlyList<Skill> candidates, NameMatch match, Func<string>? where)
        => (Name, Skill, Candidates, Match, _where) = (name, skill, candidates, match, where);

    /// <summary>The name as given.</summary>
    public string Name { get; }

    /// <summary>The skill; null where the name is unknown or ambiguous.</summary>
    public Skill? Skill { get; }

    /// <summary>More than one where the name is ambiguous, else none.</summary>
    public IReadOnlyList<Skill> Candidates { get; }

    /// <summary>How the name was matched.</summary>
    public NameMatch Match { get; }

    /// <summary>No framework here has it.</summary>
    public bool IsUnknown => Skill is null && Candidates.Count == 0;

    /// <summary><c>SKILL_NOT_FOUND</c> or <c>SKILL_AMBIGUOUS</c>; null for one skill. The path is empty: the caller knows it.</summary>
    public UserError? Problem
    {
        get
        {
            if (Skill is not null)
                return null;
            if (Candidates.Count == 0)
                return new("SKILL_NOT_FOUND", $"No skill is named \"{Shown}\"; looked in {_where?.Invoke()}.", []);
            var list = string.Join(", ", Candidates.Take(10).Select(c => $"{c.Label} ({c.Framework.Title}, {c.Identifier})"));
            return new("SKILL_AMBIGUOUS", $"\"{Shown}\" names {Candidates.Count} skills in {_where?.Invoke()}: {list}. Use an identifier, or name the framework.", []);
        }
    }

    string Shown => Name.Length <= 120 ? Name : Name[..119] + "…";

    internal static NameResolution Found(string name, Skill skill, NameMatch match) => new(name, skill, [], match, null);

    internal static NameResolution Ambiguous(string name, IReadOnlyList<Skill> candidates, Func<string> where) => new(name, null, candidates, NameMatch.None, where);

    internal static NameResolution NotFound(string name, Func<string> where) => new(name, null, [], NameMatch.None, where);
}
