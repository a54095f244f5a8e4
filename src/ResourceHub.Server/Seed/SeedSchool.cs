using System.Globalization;
using System.Xml;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Skills;

namespace ResourceHub.Server.Seed;

/// <summary>The seed's school: one class with its assessments and a week of activities, counted back from the day of loading.</summary>
internal sealed class SeedSchool(
    IAccessStore access, CreateOrganization create, ISkillGraphProvider graphs, UpsertLearners upsertLearners, UpsertGroup upsertGroup,
    SetPreferences setPreferences, SetGoals setGoals, RecordAssessments record, ILearnerStore learners)
{
    const int AssessmentsAtOnce = 100;

    public async Task LoadAsync(DateOnly day, Action<string> report, CancellationToken cancellationToken)
    {
        var seed = SeedFiles.Class();
        var school = await access.FindOrganizationAsync(seed.Organisation.Slug, cancellationToken)
            ?? await create.RunAsync(Caller.System(), seed.Organisation.Slug, seed.Organisation.Name, null, cancellationToken);
        var caller = Caller.System(school.Id);
        var made = await upsertLearners.RunAsync(caller, [.. seed.Learners.Select(l => new LearnerInput(l.ExternalId, Level(l.EducationLevel), l.Languages, l.Interests))], cancellationToken);
        SeedLoader.Require(made.Errors, "learners");
        var group = await upsertGroup.RunAsync(caller, seed.Group.ExternalId, seed.Group.Name, seed.Group.Learners, cancellationToken);
        SeedLoader.Require(group.Errors, "group");
        await LoadWishesAsync(caller, seed, day, cancellationToken);
        report(string.Create(CultureInfo.InvariantCulture, $"{seed.Group.Name}: {seed.Learners.Count} learners"));
        await LoadEvidenceAsync(caller, seed, day, cancellationToken);
        report(string.Create(CultureInfo.InvariantCulture, $"{seed.Assessments.Count} assessments, {seed.Activities.Count} activities"));
    }

    async Task LoadWishesAsync(Caller caller, SeedClass seed, DateOnly day, CancellationToken cancellationToken)
    {
        foreach (var wish in seed.Preferences)
        {
            var done = await setPreferences.RunAsync(caller, LearnerRef.Of(wish.Learner), new Preferences(
                PreferredAccessModes: wish.PreferredAccessModes is { } modes ? new(Modes(modes)) : null,
                AccessNeeds: wish.AccessNeeds is { } needs ? new(new AccessNeeds(Modes(needs.AccessModeSufficient), needs.Features ?? [], needs.WithoutHazards ?? [])) : null,
                Motivations: wish.Motivations is { } words ? new(words) : null), cancellationToken);
            SeedLoader.Require(done.Errors, "preferences");
        }
        foreach (var entry in seed.Goals)
        {
            var setter = entry.SetBy == "LEARNER" ? await LearnerCallerAsync(caller, entry.Learner, cancellationToken) : caller;
            var done = await setGoals.RunAsync(setter, graphs.Current, LearnerRef.Of(entry.Learner),
                [.. entry.Goals.Select(g => new GoalInput(g.Skill, g.Statement, g.TargetDayOffset is { } days ? day.AddDays(days) : null))], cancellationToken);
            SeedLoader.Require(done.Errors, "goals");
        }
    }

    async Task LoadEvidenceAsync(Caller caller, SeedClass seed, DateOnly day, CancellationToken cancellationToken)
    {
        foreach (var some in seed.Assessments.Chunk(AssessmentsAtOnce))
        {
            var assessments = some.Select(a => new AssessmentInput(LearnerRef.Of(a.Learner), a.Source, a.SourceId, At(day, a.DayOffset, a.Time))
            {
                Title = a.Title,
                Resource = ResourceOf(a.Resource),
                Items = Items(a.Items),
                SkillScores = [.. (a.SkillScores ?? []).Select(s => new SkillScore(s.Skill, s.Score, s.MaxScore ?? 1, s.ItemCount))],
            });
            foreach (var done in await record.RunAsync(caller, graphs.Current, assessments.ToArray(), cancellationToken))
                SeedLoader.Require(done.Errors, "assessments");
        }
        foreach (var a in seed.Activities)
        {
            var done = await record.RunAsync(caller, graphs.Current, new ActivityInput(LearnerRef.Of(a.Learner), ResourceOf(a.Resource)!, a.Source, a.SourceId, At(day, a.DayOffset, a.Time))
            {
                Score = a.Score,
                Completed = a.Completed,
                Attempts = a.Attempts,
                HintsUsed = a.HintsUsed,
                Items = Items(a.Items),
                TimeSpent = a.TimeSpent is { } time ? XmlConvert.ToTimeSpan(time) : null,
            }, cancellationToken);
            SeedLoader.Require(done.Errors, "activities");
        }
    }

    async Task<Caller> LearnerCallerAsync(Caller caller, string externalId, CancellationToken cancellationToken)
    {
        var found = await learners.FindManyAsync(LearnerFilter.Of(caller)!, [externalId], cancellationToken);
        return new(Role.Learner, new HashSet<Scope> { Scope.LearnersRead, Scope.LearnersWrite }, caller.Organization, Learner: found[externalId].Id);
    }

    static GradeLevel? Level(string? text) => GradeLevel.TryParse(text, out var level) ? level : null;

    static AccessMode[] Modes(IReadOnlyList<string>? names) => [.. (names ?? []).Select(n => Enum.Parse<AccessMode>(n, ignoreCase: true))];

    static ResourceRef? ResourceOf(SeedClass.Resource? resource) => resource is null ? null : new(External: new(resource.Provider, resource.ExternalId));

    static ItemResult[] Items(IReadOnlyList<SeedClass.Item>? items)
        => [.. (items ?? []).Select(i => new ItemResult(i.ItemId, i.Skills, i.Score) { Choices = i.Choices, Response = i.Response, CorrectResponse = i.CorrectResponse })];

    static DateTimeOffset At(DateOnly day, int offset, string time)
        => new(day.AddDays(offset).ToDateTime(TimeOnly.Parse(time, CultureInfo.InvariantCulture)), TimeSpan.Zero);
}
