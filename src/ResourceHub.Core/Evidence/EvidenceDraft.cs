using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Evidence;

/// <summary>Turns one call into pieces of evidence, and says what is wrong with it.</summary>
internal sealed class EvidenceDraft
{
    const int MostPieces = 1000;
    const int MostSkills = 20;
    const int UnknownItems = 3;
    const int MostItems = 10;

    readonly DraftContext _context;
    readonly EvidenceProblems _problems;
    readonly List<EvidenceRecord> _pieces = [];
    readonly HashSet<string> _items = new(StringComparer.Ordinal);
    readonly DateTimeOffset _at;

    EvidenceDraft(DraftContext context, IReadOnlyList<string> root, Learner? learner, string source, string sourceId, string? attempt, DateTimeOffset at, string atName)
    {
        (_context, _problems, Learner, Source, SourceId, Attempt, _at) = (context, new(root), learner, source, sourceId, attempt, at.ToUniversalTime());
        if (learner is null)
            _problems.Fail("LEARNER_NOT_FOUND", "This organisation has no such learner that the key reaches; upsertLearners makes learners.", "learner");
        _problems.Text(source, 200, "source");
        _problems.Text(sourceId, 200, "sourceId");
        if (attempt is not null)
            _problems.Text(attempt, 200, "attempt");
        if (_at > context.Now)
            _problems.Warn("AT_IN_FUTURE", "The time lies in the future; the evidence counts from now.", atName);
    }

    /// <summary>Whose evidence it is; null where unknown.</summary>
    public Learner? Learner { get; }

    /// <summary>Who measured.</summary>
    public string Source { get; }

    /// <summary>The source's id of the call.</summary>
    public string SourceId { get; }

    /// <summary>The attempt that it reports.</summary>
    public string? Attempt { get; }

    /// <summary>The sourceId that it corrects.</summary>
    public string? Supersedes { get; private init; }

    /// <summary>The pieces, in the order sent.</summary>
    public IReadOnlyList<EvidenceRecord> Pieces => _pieces;

    /// <summary>Why it cannot be recorded.</summary>
    public List<UserError> Errors => _problems.Errors;

    /// <summary>What may not count as meant.</summary>
    public List<UserError> Warnings => _problems.Warnings;

    /// <summary>An assessment's.</summary>
    public static EvidenceDraft Of(AssessmentInput input, DraftContext context, IReadOnlyList<string> root)
    {
        var draft = new EvidenceDraft(context, root, context.Learner(input.Learner), input.Source, input.SourceId, input.Attempt, input.TakenAt, "takenAt") { Supersedes = input.Supersedes };
        if (input.Supersedes is not null)
            draft._problems.Text(input.Supersedes, 200, "supersedes");
        var resource = draft.Resource(input.Resource, "resource");
        var count = input.Items.Count + input.SkillScores.Count + input.RubricScores.Count;
        if (count is 0 or > MostPieces)
            draft._problems.Fail(count == 0 ? "EVIDENCE_NEEDED" : "TOO_MANY_ITEMS", $"Give items, skillScores or rubricScores, from 1 to {MostPieces} together.", "items");
        else
            draft.Add(input, resource);
        return draft;
    }

    /// <summary>An activity's.</summary>
    public static EvidenceDraft Of(ActivityInput input, DraftContext context)
    {
        var draft = new EvidenceDraft(context, [], context.Learner(input.Learner), input.Source, input.SourceId, input.Attempt, input.At, "at");
        var resource = draft.Resource(input.Resource, "resource");
        draft._problems.Score(input.Score, 1, "score");
        draft._problems.AtLeast(input.Attempts, 1, "attempts");
        draft._problems.AtLeast(input.HintsUsed, 0, "hintsUsed");
        draft._problems.Time(input.TimeSpent, "timeSpent");
        if (input.Items.Count > MostPieces)
            draft._problems.Fail("TOO_MANY_ITEMS", $"Give at most {MostPieces} items.", "items");
        if (context.ScoresForbidden && (input.Score is not null || input.Items.Count > 0))
            draft._problems.Fail("FORBIDDEN", "A learner's key records activities without a score or items.", input.Score is not null ? "score" : "items");
        if (draft.Errors.Count > 0 || resource is null)
            return draft;
        var (skills, role) = Aligned(resource);
        draft.Add(new EvidencePiece("", EvidenceKind.Activity, skills, input.Score, resource, null)
        {
            Role = role, Attempts = input.Attempts, HintsUsed = input.HintsUsed, TimeSpent = input.TimeSpent,
            Assignment = input.Assignment, Recommendation = input.Recommendation, Completed = input.Completed,
        });
        draft.Add(input.Items, EvidenceKind.Activity, resource, input.Assignment, unfinished: input.Completed == false);
        draft.MarkExposures();
        return draft;
    }

    void Add(AssessmentInput input, LearningResource? whole)
    {
        Add(input.Items, EvidenceKind.AssessmentItem, whole, null, input.Title);
        for (var i = 0; i < input.SkillScores.Count; i++)
        {
            var score = input.SkillScores[i];
            string[] at = ["skillScores", $"{i}"];
            if (_problems.MaxScore(score.MaxScore, [.. at, "maxScore"]))
                _problems.Score(score.Score, score.MaxScore, [.. at, "score"]);
            _problems.AtLeast(score.ItemCount, 1, [.. at, "itemCount"]);
            Add(new EvidencePiece($"skill:{score.Skill}", EvidenceKind.SkillScore, Skills([score.Skill], at, single: true), score.Score / score.MaxScore, null, whole)
            {
                Items = Math.Clamp(score.ItemCount ?? UnknownItems, 1, MostItems), Title = input.Title, Content = $"{score.Score}/{score.MaxScore}/{score.ItemCount}",
            }, at);
        }
        for (var i = 0; i < input.RubricScores.Count; i++)
        {
            var score = input.RubricScores[i];
            string[] at = ["rubricScores", $"{i}"];
            _problems.Score(score.Score, 1, [.. at, "score"]);
            _problems.Text(score.Criterion, 200, [.. at, "criterion"]);
            _problems.Text(score.Level, 200, [.. at, "level"]);
            Add(new EvidencePiece($"rubric:{score.Criterion}/{score.Skill}", EvidenceKind.Rubric, Skills([score.Skill], at, single: true), score.Score, null, whole)
            {
                Response = score.Level, Title = input.Title,
            }, at);
        }
    }

    void Add(IReadOnlyList<ItemResult> items, EvidenceKind kind, LearningResource? whole, Guid? assignment, string? title = null, bool unfinished = false)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            string[] at = ["items", $"{i}"];
            _problems.Text(item.ItemId, 200, [.. at, "itemId"]);
            _problems.Score(item.Score, 1, [.. at, "score"]);
            _problems.AtLeast(item.Choices, 2, [.. at, "choices"]);
            _problems.AtLeast(item.Attempts, 1, [.. at, "attempts"]);
            _problems.AtLeast(item.HintsUsed, 0, [.. at, "hintsUsed"]);
            _problems.Time(item.TimeSpent, [.. at, "timeSpent"]);
            _problems.Answer(item.ParentItem, [.. at, "parentItem"]);
            _problems.Answer(item.Response, [.. at, "response"]);
            _problems.Answer(item.CorrectResponse, [.. at, "correctResponse"]);
            var resource = Resource(item.Resource, [.. at, "resource"]);
            var skills = item.Skills.Count == 0 && resource is not null ? Aligned(resource).Skills : Skills(item.Skills, at, single: false);
            if (skills.Count == 0 && item.Skills.Count == 0)
                _problems.Fail("SKILL_NEEDED", "Name at least one skill that the item asks for.", [.. at, "skills"]);
            Add(new EvidencePiece(item.ItemId, kind, skills, item.Score, resource, whole)
            {
                Choices = item.Choices, Attempts = item.Attempts, HintsUsed = item.HintsUsed, ParentItem = item.ParentItem, Response = item.Response,
                CorrectResponse = item.CorrectResponse, TimeSpent = item.TimeSpent, Assignment = assignment, Title = title,
                Unfinished = unfinished,
            }, at);
        }
    }

    IReadOnlyList<EvidenceSkill> Skills(IReadOnlyList<string> names, string[] at, bool single)
    {
        if (names.Count > MostSkills)
        {
            _problems.Fail("TOO_MANY_SKILLS", $"An item names at most {MostSkills} skills.", [.. at, "skills"]);
            return [];
        }
        var skills = new List<EvidenceSkill>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            string[] place = single ? [.. at, "skill"] : [.. at, "skills", $"{i}"];
            if (names[i].Length > SkillName.MaxLength)
            {
                _problems.Fail("TEXT_INVALID", $"The name of a skill has at most {SkillName.MaxLength} characters.", place);
                continue;
            }
            var found = _context.Name(names[i]);
            if (found.Skill is { } skill)
            {
                skills.Add(new(skill.Identifier, names[i]));
                if (skill.Graph.Units.UnitsOf(skill.Index).IsEmpty)
                    _problems.Warn("SKILL_NOT_LEARNABLE", $"{skill.Label} is a heading or was retired: it has no state of its own. Name the skill that was asked for.", place);
            }
            else if (found.IsUnknown)
            {
                skills.Add(new(null, names[i]));
                _problems.Warn("SKILL_NOT_FOUND", $"{found.Problem!.Message} The evidence is kept and counts once the skill is known.", place);
            }
            else
            {
                _problems.Fail(found.Problem!.Code, found.Problem.Message, place);
            }
        }
        return skills;
    }

    static (IReadOnlyList<EvidenceSkill> Skills, double Role) Aligned(LearningResource resource)
    {
        var assesses = Of(AlignmentRole.Assesses);
        return assesses.Length > 0 ? (assesses, 1) : (Of(AlignmentRole.Teaches), .5);

        EvidenceSkill[] Of(AlignmentRole role)
            => [.. resource.Alignments.Where(a => a.Role == role).DistinctBy(a => a.Skill).Select(a => new EvidenceSkill(a.Skill, a.Ref))];
    }

    void Add(EvidencePiece piece, params string[] at)
    {
        if (!_items.Add(piece.Item))
            _problems.Fail("DUPLICATE_ITEM", $"\"{piece.Item}\" is in this call already; an item is reported once in a call.", at);
        if (Learner is null || Errors.Count > 0)
            return;
        _pieces.Add(new EvidenceRecord
        {
            Id = _context.NewId(),
            Organization = Learner.Organization,
            Learner = Learner.Id,
            LearnerKey = Learner.ExternalId,
            Source = Source,
            SourceId = SourceId,
            Item = piece.Item,
            Place = _pieces.Count,
            Kind = piece.Kind,
            Skills = piece.Skills,
            Score = piece.Score,
            Role = piece.Role,
            Items = piece.Items,
            Choices = piece.Choices,
            Attempts = piece.Attempts,
            HintsUsed = piece.HintsUsed,
            ItemResource = piece.Resource?.Id,
            Whole = piece.Whole?.Id,
            Provider = (piece.Resource ?? piece.Whole)?.ProviderId,
            Attempt = Attempt,
            ParentItem = piece.ParentItem,
            Response = piece.Response,
            CorrectResponse = piece.CorrectResponse,
            TimeSpent = piece.TimeSpent,
            Title = piece.Title is { Length: > 400 } ? piece.Title[..400] : piece.Title,
            Assignment = piece.Assignment,
            Recommendation = piece.Recommendation,
            Completed = piece.Unfinished ? false : piece.Completed,
            At = _at,
            ReceivedAt = _context.Now,
            Exposure = piece.Score is null,
            ContentHash = piece.Hash(_at, Attempt),
        });
    }

    void MarkExposures()
    {
        for (var i = 0; i < _pieces.Count; i++)
            _pieces[i] = _pieces[i] with { Exposure = AttemptRule.Unscored(_pieces[i], _pieces) };
    }

    LearningResource? Resource(ResourceRef? by, params string[] at)
    {
        if (by is null)
            return null;
        try
        {
            if (_context.Resource(by) is { } found)
                return found;
            _problems.Fail("RESOURCE_NOT_FOUND", "The hub has no such resource.", at);
        }
        catch (HubException problem)
        {
            _problems.Fail(problem.Code, problem.Message, at);
        }
        return null;
    }
}
