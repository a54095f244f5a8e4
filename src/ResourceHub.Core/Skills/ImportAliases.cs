using ResourceHub.Core.Access;

namespace ResourceHub.Core.Skills;

/// <summary>Gives skills more names from a list, chunk by chunk, so that a list of any length takes the same memory.</summary>
public sealed class ImportAliases(ISkillGraphProvider graphs, IFrameworkStore store)
{
    /// <summary>The longest name that is taken: it is part of a key.</summary>
    public const int MaxAlias = 400;

    const int Chunk = 2000;
    const int MostProblems = 1000;

    /// <summary>Imports; needs <see cref="Scope.HubAdmin"/>.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="lines">The list.</param>
    /// <param name="framework">Whose skills are meant: by identifier, else by code. Null: the file's identifiers decide.</param>
    /// <param name="progress">Told how many lines are done after each chunk.</param>
    /// <param name="cancellationToken">Stops between chunks; what is written stays.</param>
    public async Task<AliasReport> RunAsync(Caller caller, IAsyncEnumerable<AliasLine> lines, Guid? framework, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        caller.Require(Scope.HubAdmin);
        var graph = await graphs.RefreshAsync(cancellationToken);
        var codes = framework is { } id ? CodesOf(graph, id) : null;
        var problems = new List<AliasProblem>();
        var (count, good, added, rejected) = (0, 0, 0, 0);
        await foreach (var chunk in lines.Chunk(Chunk).WithCancellation(cancellationToken))
        {
            var records = new List<AliasRecord>(chunk.Length);
            foreach (var line in chunk)
            {
                if (Read(line, graph, framework, codes, out var record) is not { } problem)
                {
                    records.Add(record);
                    continue;
                }
                rejected++;
                if (problems.Count < MostProblems)
                    problems.Add(new(line.Line, problem));
            }
            count += chunk.Length;
            good += records.Count;
            if (records.Count > 0)
                added += await store.AddAliasesAsync(records, cancellationToken);
            progress?.Report(count);
        }
        await graphs.RefreshAsync(cancellationToken);
        return new(count, added, good - added, rejected, problems);
    }

    static Dictionary<string, Skill?> CodesOf(SkillGraph graph, Guid framework)
    {
        var found = graph.FindFramework(framework)
            ?? throw new HubException("FRAMEWORK_NOT_FOUND", $"No framework here has the identifier {framework}; import it first.");
        // a code that several have names none
        return found.Skills.Where(s => s is { Code: not null, Retired: false }).GroupBy(s => s.Code!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Count() == 1 ? g.First() : null, StringComparer.OrdinalIgnoreCase);
    }

    static UserError? Read(AliasLine line, SkillGraph graph, Guid? framework, Dictionary<string, Skill?>? codes, out AliasRecord record)
    {
        record = default;
        if (line.Fault is { } fault)
            return Problem("LINE_INVALID", fault);
        var alias = SkillName.Clean(line.Alias ?? "");
        if (alias.Length is 0 or > MaxAlias)
            return Problem("ALIAS_INVALID", alias.Length == 0 ? "The alias is empty." : $"The alias has {alias.Length} characters; at most {MaxAlias} are taken.");
        Skill? skill = null;
        if (Guid.TryParse(line.CaseIdentifier, out var identifier))
            skill = graph.Find(identifier);
        else if (!string.IsNullOrWhiteSpace(line.CaseIdentifier))
            return Problem("IDENTIFIER_INVALID", $"\"{line.CaseIdentifier}\" is not a CASE identifier, which is a GUID.");
        if (framework is not null && skill?.Framework.Identifier != framework)
            skill = line.Code is { } code ? codes!.GetValueOrDefault(code.Trim()) : null;
        if (skill is null)
        {
            var name = framework is null ? line.CaseIdentifier : line.Code ?? line.CaseIdentifier;
            return Problem("SKILL_NOT_FOUND", framework is null
                ? $"No framework here has the skill {name}."
                : $"The framework {graph.FindFramework(framework.Value)?.Title} has no one skill {name}.");
        }
        record = new(skill.Identifier, alias, string.IsNullOrWhiteSpace(line.Kind) ? "other" : line.Kind.Trim());
        return null;

        UserError Problem(string problem, string message) => UserError.At(problem, message, $"{line.Line}");
    }
}
