using ResourceHub.Core.Access;

namespace ResourceHub.Core.Learners;

/// <summary>Makes learners, or changes what is known of them. What an input leaves out stays.</summary>
public sealed class UpsertLearners(ILearnerStore learners, TimeProvider clock)
{
    /// <summary>The most learners in one call.</summary>
    public const int Most = 1000;

    /// <summary>Makes or changes learners, in the order given; all of them or, with errors, none. A level holds from today on; a learner's first one also before.</summary>
    /// <exception cref="HubException"><c>FORBIDDEN</c>.</exception>
    public async Task<(IReadOnlyList<Learner> Learners, IReadOnlyList<UserError> Errors)> RunAsync(
        Caller caller, IReadOnlyList<LearnerInput> inputs, CancellationToken cancellationToken)
    {
        caller.Require(Scope.LearnersWrite);
        var organization = caller.RequireOrganization();
        if (caller.Role is not (Role.Service or Role.Administrator))
            throw Caller.Forbidden("This needs a key of a service or an administrator.");
        var errors = Check(inputs);
        if (errors.Count > 0)
            return ([], errors);
        if (inputs.Count == 0)
            return ([], []);
        var now = clock.GetUtcNow();
        var saved = await learners.UpsertAsync(
            LearnerFilter.Of(caller)!, [.. inputs.Select(i => i.ExternalId)],
            known => [.. inputs.Select(i => i.ApplyTo(known.GetValueOrDefault(i.ExternalId)
                ?? new Learner { Id = HubIds.New(clock), Organization = organization, ExternalId = i.ExternalId, CreatedAt = now }, now))],
            cancellationToken);
        return (saved, []);
    }

    static List<UserError> Check(IReadOnlyList<LearnerInput> inputs)
    {
        var errors = new List<UserError>();
        if (inputs.Count > Most)
            errors.Add(UserError.At("TOO_MANY_LEARNERS", $"There are {inputs.Count} learners; one call takes at most {Most}.", "learners"));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < inputs.Count && errors.Count < 100; i++)
        {
            var input = inputs[i];
            if (string.IsNullOrWhiteSpace(input.ExternalId) || input.ExternalId.Length > 200)
                errors.Add(UserError.At("EXTERNAL_ID_INVALID", "An external id needs 1 to 200 characters.", "learners", $"{i}", "externalId"));
            else if (!seen.Add(input.ExternalId))
                errors.Add(UserError.At("DUPLICATE_EXTERNAL_ID", $"\"{input.ExternalId}\" is in this call already.", "learners", $"{i}", "externalId"));
            LearnerTexts.Check(errors, input.Languages, "languages", "learners", $"{i}");
            LearnerTexts.Check(errors, input.Interests, "interests", "learners", $"{i}");
        }
        return errors;
    }
}

/// <summary>What a client knows of a learner; null: stays as it is.</summary>
/// <param name="ExternalId">The client's own id.</param>
/// <param name="EducationLevel">The level from today on.</param>
/// <param name="Languages">BCP 47 tags.</param>
/// <param name="Interests">In words.</param>
public sealed record LearnerInput(string ExternalId, GradeLevel? EducationLevel = null, IReadOnlyList<string>? Languages = null, IReadOnlyList<string>? Interests = null)
{
    internal Learner ApplyTo(Learner learner, DateTimeOffset now) => learner with
    {
        Levels = EducationLevel is { } level ? Dated(learner, level, now) : learner.Levels,
        Languages = Languages ?? learner.Languages,
        Interests = Interests ?? learner.Interests,
    };

    static IReadOnlyList<DatedLevel> Dated(Learner learner, GradeLevel level, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return learner.LevelAt(now) == level ? learner.Levels : [.. learner.Levels.Where(l => l.From < today), new(today, level)];
    }
}

/// <summary>Bounds on lists of short texts.</summary>
internal static class LearnerTexts
{
    const int Most = 100;
    const int Longest = 100;

    public static void Check(List<UserError> errors, IReadOnlyList<string>? texts, string name, params string[] root)
    {
        if (texts is null)
            return;
        if (texts.Count > Most)
            errors.Add(new("TOO_MANY_VALUES", $"{name} has {texts.Count} values; at most {Most} are kept.", [.. root, name]));
        for (var i = 0; i < texts.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(texts[i]) || texts[i].Length > Longest)
                errors.Add(new("TEXT_INVALID", $"A value of {name} needs 1 to {Longest} characters.", [.. root, name, $"{i}"]));
        }
    }
}
