namespace ResourceHub.GraphQL.Execution;

/// <summary>Which group waits for which part, and what follows when a part is complete.</summary>
internal sealed partial class IncrementalDelivery
{
    /// <summary>A part of a set of @defers is executed.</summary>
    public void OnSettled(DeferredBranch branch)
    {
        branch.IsSealed = true;
        if (IsCanceled)
        {
            return;
        }

        if (branch.Result.IsInvalid)
        {
            foreach (var group in branch.Groups.Where(g => !g.IsGone))
            {
                Remove(group);
                _rootGroups.Remove(group);
                if (group.Id is { } id)
                {
                    _payload.Completed.Add(new CompletedPart(id, branch.Errors));
                }
            }

            return;
        }

        var (_, streams) = Integrate(branch.Work, branch);
        branch.Streams.AddRange(streams);
        foreach (var group in branch.Groups.Where(g => !g.IsGone).ToList())
        {
            group.Pending--;
            if (group.Pending == 0 && _rootGroups.Contains(group))
            {
                Finish(group);
            }
        }
    }

    /// <summary>The next item of a stream is complete.</summary>
    public void OnItem(ItemStream stream, StreamedBranch branch)
    {
        branch.IsSealed = true;
        if (IsCanceled)
        {
            return;
        }

        if (branch.Item.IsInvalid)
        {
            OnEnded(stream, branch.Errors);
            _ = stream.DisposeAsync().AsTask();
            return;
        }

        _payload.AddItem(stream.Id!, branch.Item.Value, branch.Errors);
        stream.Waiting++;
        var (groups, streams) = Integrate(branch.Work, null);
        groups = PruneEmpty(groups);
        Announce(groups, streams);
        Start(groups, streams);
    }

    /// <summary>A stream has no more items, or cannot give them.</summary>
    public void OnEnded(ItemStream stream, IReadOnlyList<IError> errors)
    {
        if (IsCanceled)
        {
            return;
        }

        stream.IsGone = true;
        _rootStreams.Remove(stream);
        _payload.Completed.Add(new CompletedPart(stream.Id!, errors));
    }

    /// <summary>Takes over what a part leaves to come; what stood where null came is dropped.</summary>
    private (List<DeliveryGroup> Groups, List<ItemStream> Streams) Integrate(IncrementalWork work, DeferredBranch? within)
    {
        var roots = new List<DeliveryGroup>();
        var added = new HashSet<DeliveryGroup>(ReferenceEqualityComparer.Instance);
        foreach (var group in work.Groups)
        {
            Add(group);
        }

        var ready = new List<DeferredBranch>();
        foreach (var task in work.Tasks.Where(t => !t.Target.IsDiscarded()))
        {
            foreach (var group in task.Groups.Where(g => !g.IsGone))
            {
                group.Tasks.Add(task);
                group.Pending++;
                if (_rootGroups.Contains(group))
                {
                    ready.Add(task);
                }
            }
        }

        var streams = new List<ItemStream>();
        foreach (var stream in work.Streams)
        {
            if (stream.List.IsDiscarded())
            {
                _ = stream.DisposeAsync().AsTask();
            }
            else
            {
                streams.Add(stream);
            }
        }

        Start(ready);
        return (roots, streams);

        // an outer @defer before those within it
        void Add(DeliveryGroup group)
        {
            if (!added.Add(group))
            {
                return;
            }

            if (group.Parent is { } parent)
            {
                if (work.Groups.Contains(parent))
                {
                    Add(parent);
                }

                parent.Children.Add(group);
            }
            else if (within is null)
            {
                roots.Add(group);
            }
        }
    }

    /// <summary>All that a group waits for is there.</summary>
    private void Finish(DeliveryGroup group)
    {
        var streams = new List<ItemStream>();
        foreach (var task in group.Tasks.ToList())
        {
            var (best, depth) = (group, DepthOf(group));
            foreach (var sharing in task.Groups)
            {
                // the id whose place is the nearest needs the shortest path below it
                if (sharing is { Id: not null, IsGone: false } && DepthOf(sharing) > depth)
                {
                    (best, depth) = (sharing, DepthOf(sharing));
                }
            }

            var path = task.Target.Path?.ToList() ?? [];
            _payload.Incremental.Add(new IncrementalPart(best.Id!)
            {
                SubPath = path.Count > depth ? [.. path.Skip(depth)] : null,
                Data = task.Result,
                Errors = task.Errors,
            });
            streams.AddRange(task.Streams);
            foreach (var sharing in task.Groups)
            {
                sharing.Tasks.Remove(task);
            }
        }

        group.IsGone = true;
        _rootGroups.Remove(group);
        var groups = PruneEmpty(group.Children);
        _payload.Completed.Add(new CompletedPart(group.Id!, []));
        Announce(groups, streams);
        Start(groups, streams);
    }

    /// <summary>Groups with nothing to wait for make way for those within them.</summary>
    private static List<DeliveryGroup> PruneEmpty(List<DeliveryGroup> groups)
    {
        var left = new List<DeliveryGroup>();
        foreach (var group in groups)
        {
            if (group.Pending > 0)
            {
                left.Add(group);
            }
            else
            {
                group.IsGone = true;
                left.AddRange(PruneEmpty(group.Children));
            }
        }

        return left;
    }

    private static int DepthOf(DeliveryGroup group) => group.Path?.ToList().Count ?? 0;

    private static void Remove(DeliveryGroup group)
    {
        group.IsGone = true;
        foreach (var child in group.Children.Where(c => !c.IsGone))
        {
            Remove(child);
        }
    }

    private void Announce(List<DeliveryGroup> groups, List<ItemStream> streams)
    {
        _rootGroups.AddRange(groups);
        _rootStreams.AddRange(streams);
        foreach (var delivery in groups.Concat<Delivery>(streams))
        {
            delivery.Id = (_nextId++).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _payload.Pending.Add(new PendingPart(delivery.Id, delivery.Path, delivery.Label));
        }
    }

    private void Start(IReadOnlyList<DeliveryGroup> groups, IReadOnlyList<ItemStream> streams)
    {
        foreach (var stream in streams)
        {
            _starting.Enqueue(() => stream.Start(execution));
        }

        Start([.. groups.SelectMany(g => g.Tasks)]);
    }

    private void Start(List<DeferredBranch> tasks)
    {
        foreach (var task in tasks.Where(t => !t.IsStarted))
        {
            task.IsStarted = true;
            _starting.Enqueue(() => execution.ExecuteDeferred(task));
        }

        // one after the other: starting one may complete it and so bring the next
        if (_isStarting)
        {
            return;
        }

        _isStarting = true;
        while (_starting.TryDequeue(out var start))
        {
            start();
        }

        _isStarting = false;
    }
}
