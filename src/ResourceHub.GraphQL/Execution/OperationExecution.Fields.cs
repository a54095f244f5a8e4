using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

internal sealed partial class OperationExecution
{
    /// <summary>ExecuteSelectionSet: gives the object itself, or <see cref="ResultNode.Invalid"/> where null has to propagate.</summary>
    private object ExecuteFields(ObjectResult target)
    {
        var deferral = target.Selections.Deferral;
        var begun = deferral is null ? null : Begin(target, deferral);

        for (var i = 0; i < target.Selections.Fields.Length; i++)
        {
            ExecuteField(target, i);
            if (target.IsInvalid)
            {
                return ResultNode.Invalid;
            }
        }

        if (begun is not null)
        {
            Defer(target, deferral!, begun);
        }

        return target;
    }

    /// <summary>ExecuteField: puts the value in its slot now, or starts waiting for it.</summary>
    private void ExecuteField(ObjectResult target, int slot)
    {
        var field = target.Selections.Fields[slot];
        if (field.IsTypeName)
        {
            target.Set(slot, target.Selections.Type.Name);
            return;
        }

        object? value;
        try
        {
            value = field.Pure is { } pure && !_hasEvent ? pure(target.Source!) : ResolveFieldValue(field, target, slot);
            if (value is not null && value.GetType() == field.Verbatim)
            {
                target.Set(slot, value);
                return;
            }

            if (field.Resolver!.TaskResult is { } taskResult && value is Task task)
            {
                if (!task.IsCompletedSuccessfully)
                {
                    AwaitField(task, taskResult, field, target, slot);
                    return;
                }

                value = taskResult(task);
            }
        }
        catch (Exception e)
        {
            SetFailed(field, target, slot, e);
            return;
        }

        SetValue(target, slot, CompleteValue(field, field.Field.Type, value, target, slot));
    }

    private object? ResolveFieldValue(CompiledField field, ObjectResult target, int slot)
    {
        if (_hasEvent && target.Parent is null)
        {
            return _event;
        }

        var resolver = field.Resolver ?? throw new InvalidOperationException($"{field.Field.Coordinate} has no resolver.");
        return resolver.Pure is { } pure ? pure(target.Source!)
            : resolver.FromArguments is { } fromArguments ? fromArguments(target.Source!, ArgumentsOf(field))
            : resolver.Invoke!(CreateContext(field, target, slot));
    }

    public ResolverContext CreateContext(CompiledField field, ObjectResult target, int slot) =>
        new(this, target, slot, ArgumentsOf(field));

    /// <summary>The coerced arguments of a field in this request.</summary>
    public object?[] ArgumentsOf(CompiledField field) => field.Arguments.CoerceArgumentValues(_variables);

    /// <summary>Completes a field when its task has ended.</summary>
    private void AwaitField(Task task, Func<Task, object?> taskResult, CompiledField field, ObjectResult target, int slot)
    {
        var pending = new PendingField(this, task, taskResult, field, target, slot, Enter());
        if (task.AsyncState is not LoadPromise promise || !promise.TryAdd(pending))
        {
            _ = AwaitAsync(task, pending);
        }
    }

    private static async Task AwaitAsync(Task task, PendingField pending)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        pending.Resume();
    }

    private void Resume(Task task, Func<Task, object?> taskResult, CompiledField field, ObjectResult target, int slot, ExecutionBranch? branch)
    {
        _branch = branch;
        try
        {
            if (target.IsDiscarded() || IsSealed(branch))
            {
                return;
            }

            object? value;
            try
            {
                if (!task.IsCompletedSuccessfully)
                {
                    task.GetAwaiter().GetResult();
                }

                value = taskResult(task);
            }
            catch (Exception e)
            {
                SetFailed(field, target, slot, e);
                return;
            }

            SetValue(target, slot, CompleteValue(field, field.Field.Type, value, target, slot));
        }
        finally
        {
            Leave(branch);
        }
    }

    private void SetFailed(CompiledField field, ObjectResult target, int slot, Exception exception)
    {
        ReportException(exception, target, slot);
        SetValue(target, slot, field.Field.Type is NonNullType ? ResultNode.Invalid : null);
    }

    /// <summary>Sets a slot; where null may not stand, the nearest place above that may be null becomes null.</summary>
    private static void SetValue(ResultNode node, int slot, object? value)
    {
        if (!ReferenceEquals(value, ResultNode.Invalid))
        {
            node.Set(slot, value);
            return;
        }

        for (var at = node; ; at = at.Parent)
        {
            at.IsInvalid = true;
            if (at.Parent is null || at.IsDetached)
            {
                return;
            }

            if (!at.Parent.IsNonNull(at.Slot))
            {
                at.Parent.Set(at.Slot, null);
                return;
            }
        }
    }

    private void ReportException(Exception exception, ResultNode at, int slot)
    {
        if (IsSealed(BranchOf(at)) || at.IsDiscarded())
        {
            return;
        }

        foreach (var error in _masking.ToErrors(exception))
        {
            ReportFiltered(error, at, slot);
        }
    }

    private void ReportFiltered(GraphQLError error, ResultNode at, int slot)
    {
        var target = at;
        var index = slot;
        while (target is not ObjectResult)
        {
            index = target.Slot;
            target = target.Parent!;
        }

        var filtered = _masking.Filter(error with
        {
            Path = error.Path ?? at.PathOf(slot),
            Locations = error.Locations.Count > 0 ? error.Locations : Locations(((ObjectResult)target).Selections.Fields[index]),
        });
        if (BranchOf(at) is { } branch)
        {
            branch.Errors.Add(filtered);
        }
        else
        {
            (_errors ??= []).Add(filtered);
        }
    }

    /// <summary>A field that waits for its task.</summary>
    private sealed class PendingField(
        OperationExecution execution,
        Task task,
        Func<Task, object?> taskResult,
        CompiledField field,
        ObjectResult target,
        int slot,
        ExecutionBranch? branch) : LoadWaiter
    {
        public void Resume() => execution.Resume(task, taskResult, field, target, slot, branch);

        public override void OnLoaded()
        {
            if (!execution._loop.IsCurrent)
            {
                execution._loop.Post(static state => ((PendingField)state!).Resume(), this);
                return;
            }

            try
            {
                Resume();
            }
            catch (Exception e)
            {
                // one field's failure is no failure of the batch
                execution._masking.LogUnawaited(e);
            }
        }
    }
}
