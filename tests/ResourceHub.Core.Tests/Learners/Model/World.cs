using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Tests.Learners.Model;

/// <summary>A small framework and one learner, to fold answers over.</summary>
sealed class World
{
    public static readonly DateTimeOffset Day0 = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    static readonly Guid Framework = Id("framework");
    readonly Calibration _calibration;
    int _place;

    public World(
        double? level = 4,
        IReadOnlyDictionary<string, double?>? skills = null,
        IReadOnlyDictionary<string, string[]>? prerequisites = null,
        IReadOnlyDictionary<string, string[]>? parts = null,
        ModelOptions? options = null,
        Calibration? calibration = null,
        Action<SkillGraphBuilder>? more = null,
        IReadOnlyDictionary<string, string>? subjects = null)
    {
        var builder = new SkillGraphBuilder().Add(new FrameworkRecord(Framework, "Test", "Test") { Subject = ["Mathematics"] });
        foreach (var (code, grade) in skills ?? new Dictionary<string, double?> { ["a"] = 4 })
        {
            builder.Add(new SkillRecord(Id(code), Framework, code)
            {
                Code = code,
                EducationLevel = grade is { } number ? [new GradeLevel((int)number)] : [],
                Subjects = subjects?.TryGetValue(code, out var subject) == true ? [subject] : [],
            });
        }
        foreach (var whole in parts ?? new Dictionary<string, string[]>())
        {
            builder.Add(new SkillRecord(Id(whole.Key), Framework, whole.Key) { Code = whole.Key });
            foreach (var part in whole.Value)
                builder.Add(new AssociationRecord(Framework, "isChildOf", Id(part), Id(whole.Key)));
        }
        foreach (var (after, befores) in prerequisites ?? new Dictionary<string, string[]>())
        {
            foreach (var before in befores)
                builder.Add(new AssociationRecord(Framework, "precedes", Id(before), Id(after)));
        }
        more?.Invoke(builder);
        Graph = builder.Build(1);
        _calibration = calibration ?? Calibration.Shipped;
        Learner = new Learner
        {
            Id = Id("learner"),
            Organization = Id("organization"),
            ExternalId = "learner",
            Levels = level is { } own ? [new DatedLevel(new DateOnly(2025, 8, 1), new GradeLevel((int)own))] : [],
        };
        Context = new(new UnitProgression(Graph), options ?? ModelOptions.Default, _calibration, Learner.Levels);
    }

    public SkillGraph Graph { get; }

    public Learner Learner { get; }

    public FoldContext Context { get; }

    public static Guid Id(string name)
    {
        Span<byte> hash = stackalloc byte[32];
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name), hash);
        return new(hash[..16]);
    }

    public int Unit(string code) => Graph.Units.UnitOf(Graph.Find(Id(code))!.Index);

    /// <summary>Scored evidence; each piece is another item unless one is named.</summary>
    public FoldRecord Scored(double score, double day = 0, string? item = null, int items = 1, double role = 1, double guess = 0, int attempts = 1, params string[] skills)
    {
        var place = _place++;
        var units = (skills.Length == 0 ? ["a"] : skills).SelectMany(code =>
        {
            var own = Graph.Units.UnitsOf(Graph.Find(Id(code))!.Index).ToArray();
            return own.Select(u => new UnitShare(u, 1.0 / Math.Max(1, skills.Length) / own.Length));
        }).ToArray();
        return new FoldRecord
        {
            Key = new(Day0.AddDays(day).UtcTicks, "test", place.ToString("D7", System.Globalization.CultureInfo.InvariantCulture), place, item ?? ""),
            Units = units,
            Score = score,
            Items = items,
            Role = role,
            Guess = guess,
            Attempts = attempts,
            Item = items > 1 ? 0 : ItemKey.Of(null, "test", item ?? $"item {place}"),
        };
    }

    /// <summary>Answers to different items on one skill, R right and W wrong, at one moment.</summary>
    public FoldRecord[] Answers(string answers, double day = 0, params string[] skills) => [.. answers.Select(a => Scored(a == 'R' ? 1 : 0, day, skills: skills))];

    public LearnerState Fold(params IEnumerable<FoldRecord>[] evidence) => LearnerFold.Run(Context, evidence.SelectMany(e => e));

    public double P(LearnerState state, string skill = "a", double day = 0) => Context.Model.ExpectedSuccess(state, Context, Unit(skill), Day0.AddDays(day).UtcTicks);

    public double Deviation(LearnerState state, string skill = "a", double day = 0) => Math.Sqrt(Context.Model.Variance(state, Context, Unit(skill), Day0.AddDays(day).UtcTicks));

    public MasteryStatus Status(LearnerState state, string skill = "a", double day = 0)
        => state.Units.TryGetValue(Unit(skill), out var own) ? own.StatusAt(Day0.AddDays(day).UtcTicks) : MasteryStatus.Unknown;

    public LearnerView View(LearnerState state, double day = 0) => new(Learner, Graph, state, Context, Day0.AddDays(day));
}
