using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

internal sealed partial class OperationExecution
{
    /// <summary>ExecuteSelectionSet: gives the object itself, or <see cref="ResultNode.Invalid"/> where null has to propagate.</summary>
    private object ExecuteFields(ObjectResult target)
    {
        var deferral = target.Selections.Deferral;
        var begun = deferral is null ? null : Begin(target, deferral);

        for (var i = 0; i < target.Values.Length; i++)
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
            target.Values[slot] = target.Selections.Type.Name;
            return;
        }

        object? value;
        try
        {
            value = ResolveFieldValue(field, target, slot);
            if (field.Resolver!.TaskResult is { } taskResult && value is Task task)
            {
                if (!task.IsCompletedSuccessfully)
                {
                    _ = AwaitFieldAsync(task, taskResult, field, target, slot);
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
        return resolver.Pure is { } pure ? pure(target.Source!) : resolver.Invoke!(CreateContext(field, target, slot));
    }

    public ResolverContext CreateContext(CompiledField field, ObjectResult target, int slot) =>
        new(this, target, slot, ArgumentsOf(field));

    /// <summary>The coerced arguments of a field in this request.</summary>
    public object?[] ArgumentsOf(CompiledField field) => field.Arguments.CoerceArgumentValues(_variables);

    private async Task AwaitFieldAsync(Task task, Func<Task, object?> taskResult, CompiledField field, ObjectResult target, int slot)
    {
        var branch = Enter();
        object? value = null;
        Exception? failure = null;
        try
        {
            await task;
            value = taskResult(task);
        }
        catch (Exception e)
        {
            failure = e;
        }

        _branch = branch;
        try
        {
            if (target.IsDiscarded() || IsSealed(branch))
            {
                return;
            }

            if (failure is not null)
            {
                SetFailed(field, target, slot, failure);
            }
            else
            {
                SetValue(target, slot, CompleteValue(field, field.Field.Type, value, target, slot));
            }
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
}
