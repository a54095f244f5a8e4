using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Core.Skills;

namespace ResourceHub.Core.Evidence;

/// <summary>Writes calls to the log within one transaction, and the states that follow from it.</summary>
internal sealed class EvidenceWriter(IEvidenceSession session, SkillGraph graph, ModelOptions options, DateTimeOffset now)
{
    const int CheckpointEvery = 32;

    readonly StateFolder _folder = new(graph, options);
    readonly Dictionary<Guid, Person> _people = [];

    /// <summary>Loads the learners that the work is about.</summary>
    public async Task LoadAsync(IReadOnlyCollection<Guid> learners, CancellationToken cancellationToken)
    {
        foreach (var (learner, state) in await session.LearnersAsync([.. learners.Distinct()], cancellationToken))
            _people[learner.Id] = new(learner, state);
    }

    /// <summary>Whether a learner is still there.</summary>
    public bool Knows(Guid learner) => _people.ContainsKey(learner);

    /// <summary>The state of a learner as it was kept, before anything that this writer does; folded anew where it is stale.</summary>
    public async Task<LearnerView> ViewAsync(Guid learner, CancellationToken cancellationToken)
    {
        var person = _people[learner];
        var state = _folder.IsFresh(person.Stored) ? _folder.Read(person.Stored!) : _folder.Fold(person.Learner, await session.StandingAsync(learner, DateTimeOffset.MinValue, cancellationToken));
        return _folder.View(person.Learner, state, now);
    }

    /// <summary>Adds new pieces of one learner; attempts that they report again are told apart.</summary>
    public async Task AddAsync(IReadOnlyList<EvidenceRecord> pieces, CancellationToken cancellationToken)
    {
        session.Add(pieces);
        _people[pieces[0].Learner].Added.AddRange(pieces);
        await SortAttemptsAsync(pieces, cancellationToken);
    }

    /// <summary>Takes pieces of one learner back; those that stand.</summary>
    /// <returns>How many.</returns>
    public async Task<int> VoidAsync(IEnumerable<EvidenceRecord> pieces, string reason, CancellationToken cancellationToken)
    {
        EvidenceRecord[] standing = [.. pieces.Where(p => p.VoidedAt is null).Select(p => p with { VoidedAt = now, VoidReason = reason })];
        if (standing.Length == 0)
            return 0;
        session.Change(standing);
        _people[standing[0].Learner].Changed.AddRange(standing);
        await SortAttemptsAsync(standing, cancellationToken);
        return standing.Length;
    }

    /// <summary>Folds what was added and changed, keeps the states, and tells whoever listens.</summary>
    public async Task<IReadOnlyDictionary<Guid, LearnerView>> FoldAsync(CancellationToken cancellationToken)
    {
        var views = new Dictionary<Guid, LearnerView>();
        var news = new List<LearnerChanged>();
        foreach (var (id, person) in _people)
        {
            if (person.Added.Count == 0 && person.Changed.Count == 0)
                continue;
            news.Add(NewsOf(person));
            views.Add(id, _folder.View(person.Learner, await FoldAsync(person, cancellationToken), now));
        }
        if (news.Count > 0)
            await session.AnnounceAsync(news, cancellationToken);
        return views;
    }

    /// <summary>Folds what is stale anew, and keeps the states; shows every learner.</summary>
    public async Task<IReadOnlyDictionary<Guid, LearnerView>> RefreshAsync(CancellationToken cancellationToken)
    {
        var views = new Dictionary<Guid, LearnerView>();
        foreach (var (id, person) in _people)
            views.Add(id, _folder.View(person.Learner, _folder.IsFresh(person.Stored) ? _folder.Read(person.Stored!) : await FoldAsync(person, cancellationToken), now));
        return views;
    }

    LearnerChanged NewsOf(Person person)
    {
        EvidenceRecord[] pieces = [.. person.Changed, .. person.Added];
        // the skills that a payload calls changed: known, learnable, and not merely met
        Guid[] skills = [.. person.Changed.Concat(person.Added.Where(p => !p.Exposure)).SelectMany(p => p.Skills).Where(s => s.Skill is not null).Select(s => s.Skill!.Value).Distinct()
            .Where(s => graph.Find(s) is { } known && !graph.Units.UnitsOf(known.Index).IsEmpty)];
        return new(person.Learner.Id, skills, pieces[^1].Id, now);
    }

    async Task<LearnerState> FoldAsync(Person person, CancellationToken cancellationToken)
    {
        var id = person.Learner.Id;
        var context = _folder.Context(person.Learner);
        var kept = _folder.IsFresh(person.Stored) ? _folder.Read(person.Stored!) : null;
        var added = person.Added.Select(e => FoldInput.Create(e, graph)).OrderBy(r => r.Key).ToList();
        var checkpoints = new List<(DateTimeOffset, StoredState)>();
        if (kept is not null && person.Changed.Count == 0 && (kept.Last is not { } last || added[0].Key.CompareTo(last) > 0))
        {
            Apply(kept, context, added, id, checkpoints);
            if (checkpoints.Count > 0)
                session.SaveCheckpoints(id, DateTimeOffset.MaxValue, checkpoints);
        }
        else
        {
            // late or changed evidence: from the checkpoint before it on; a stale state from the start
            var from = kept is null ? DateTimeOffset.MinValue : person.Added.Concat(person.Changed).Min(e => e.FoldAt);
            var checkpoint = kept is null ? null : await session.CheckpointAsync(_folder.Stamp(id), from, cancellationToken);
            kept = checkpoint is null ? new() : _folder.Read(checkpoint);
            var records = await StandingAsync(id, kept.Last is { } at ? new(at.At, TimeSpan.Zero) : DateTimeOffset.MinValue, cancellationToken);
            var start = kept.Last;
            Apply(kept, context, records.Select(e => FoldInput.Create(e, graph)).Where(r => start is not { } done || r.Key.CompareTo(done) > 0).OrderBy(r => r.Key), id, checkpoints);
            session.SaveCheckpoints(id, from, checkpoints);
        }
        session.Save(_folder.Write(id, kept));
        return kept;
    }

    void Apply(LearnerState state, FoldContext context, IEnumerable<FoldRecord> records, Guid id, List<(DateTimeOffset, StoredState)> checkpoints)
    {
        foreach (var record in records)
        {
            LearnerFold.Apply(state, context, record);
            if (state.Count % CheckpointEvery == 0)
                checkpoints.Add((new(record.Key.At, TimeSpan.Zero), _folder.Write(id, state)));
        }
    }

    /// <summary>Standing evidence, with names that have become known since joined for good.</summary>
    async Task<IReadOnlyList<EvidenceRecord>> StandingAsync(Guid learner, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var standing = await session.StandingAsync(learner, from, cancellationToken);
        EvidenceRecord[] joined = [.. standing.Select(e => EvidenceNames.Resolve(e, graph))];
        EvidenceRecord[] changed = [.. joined.Where((e, i) => !ReferenceEquals(e, standing[i]))];
        if (changed.Length > 0)
            session.Change(changed);
        return joined;
    }

    async Task SortAttemptsAsync(IReadOnlyCollection<EvidenceRecord> pieces, CancellationToken cancellationToken)
    {
        if (pieces.First().Attempt is null && pieces.All(p => p.Attempt is null))
            return;
        var learner = pieces.First().Learner;
        string[] attempts = [.. pieces.Where(p => p.Attempt is not null).Select(p => p.Attempt!).Distinct(StringComparer.Ordinal)];
        var all = await session.AttemptsAsync(learner, attempts, cancellationToken);
        var person = _people[learner];
        EvidenceRecord[] changes = [.. all.GroupBy(e => (e.Source, e.Attempt)).SelectMany(AttemptRule.Changes)];
        if (changes.Length == 0)
            return;
        session.Change(changes);
        foreach (var change in changes)
        {
            var place = person.Added.FindIndex(a => a.Id == change.Id);
            if (place >= 0)
                person.Added[place] = change;
            else
                person.Changed.Add(change);
        }
    }

    sealed record Person(Learner Learner, StoredState? Stored)
    {
        public List<EvidenceRecord> Added { get; } = [];

        public List<EvidenceRecord> Changed { get; } = [];
    }
}
