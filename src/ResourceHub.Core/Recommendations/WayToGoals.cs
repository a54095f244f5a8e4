namespace ResourceHub.Core.Recommendations;

/// <summary>The units that goals build on, goals included, and what each of them serves and unlocks.</summary>
internal sealed class WayToGoals
{
    readonly ILearnerProgress _progress;
    readonly int[] _goalOf;                 // the goal first met from below; -1 off the way
    readonly HashSet<int> _goals;
    readonly HashSet<int> _priorityWay = [];
    readonly int[] _visited;
    readonly Stack<int> _stack = [];
    int _visit;

    WayToGoals(ILearnerProgress progress, GoalPlan goals)
    {
        _progress = progress;
        Goals = goals;
        _goals = [.. goals.Units];
        _goalOf = new int[progress.Count];
        _visited = new int[progress.Count];
        Array.Fill(_goalOf, -1);
    }

    public GoalPlan Goals { get; }

    /// <summary>The units, in ascending order.</summary>
    public IReadOnlyList<int> Units { get; private set; } = [];

    /// <summary>The prerequisite closure of the goals.</summary>
    public static WayToGoals To(ILearnerProgress progress, GoalPlan goals)
    {
        var way = new WayToGoals(progress, goals);
        // breadth first, so that a unit names the goal that it is nearest to
        way.Spread(goals.Units, way._goalOf, progress.Prerequisites);
        way.Units = [.. Enumerable.Range(0, progress.Count).Where(unit => way._goalOf[unit] >= 0)];
        if (goals.Priority.Count > 0)
            way.MarkPriority();
        return way;
    }

    /// <summary>What the goals lead to, goals excluded.</summary>
    public static WayToGoals After(ILearnerProgress progress, GoalPlan goals)
    {
        var way = new WayToGoals(progress, goals);
        var reached = new int[progress.Count];
        Array.Fill(reached, -1);
        way.Spread(goals.Units, reached, progress.Dependents);
        way.Units = [.. Enumerable.Range(0, progress.Count).Where(unit => reached[unit] >= 0 && !way._goals.Contains(unit))];
        foreach (var unit in way.Units)
            way._goalOf[unit] = reached[unit];
        return way;
    }

    /// <summary>The goal that a unit serves, or that it goes beyond; −1 for neither.</summary>
    public int GoalOf(int unit) => _goalOf[unit];

    public bool IsGoal(int unit) => _goals.Contains(unit);

    /// <summary>1 for a teacher's target or a goal of the request, .5 for what it builds on, else 0.</summary>
    public double Priority(int unit) => Goals.Priority.Contains(unit) ? 1 : _priorityWay.Contains(unit) ? .5 : 0;

    /// <summary>Whether something on the way that is not held needs it directly.</summary>
    public bool IsNeeded(int unit)
    {
        foreach (var dependent in _progress.Dependents(unit))
        {
            if (_goalOf[dependent] >= 0 && !_progress.State(dependent).Satisfied)
                return true;
        }
        return false;
    }

    /// <summary>How many units on the way, not held, wait for it, directly or through others.</summary>
    public int Unlocks(int unit)
    {
        _visit++;
        var count = 0;
        _visited[unit] = _visit;
        _stack.Push(unit);
        while (_stack.TryPop(out var current))
        {
            foreach (var dependent in _progress.Dependents(current))
            {
                if (_goalOf[dependent] < 0 || _visited[dependent] == _visit)
                    continue;
                _visited[dependent] = _visit;
                _stack.Push(dependent);
                if (!_progress.State(dependent).Satisfied)
                    count++;
            }
        }
        return count;
    }

    delegate ReadOnlySpan<int> Neighbours(int unit);

    void Spread(IReadOnlyList<int> from, int[] goalOf, Neighbours neighbours)
    {
        var queue = new Queue<int>();
        foreach (var unit in from)
        {
            if (goalOf[unit] >= 0)
                continue;
            goalOf[unit] = unit;
            queue.Enqueue(unit);
        }
        while (queue.TryDequeue(out var unit))
        {
            foreach (var next in neighbours(unit))
            {
                if (goalOf[next] >= 0)
                    continue;
                goalOf[next] = goalOf[unit];
                queue.Enqueue(next);
            }
        }
    }

    void MarkPriority()
    {
        foreach (var unit in Goals.Priority)
            _stack.Push(unit);
        while (_stack.TryPop(out var unit))
        {
            if (!_priorityWay.Add(unit))
                continue;
            foreach (var prerequisite in _progress.Prerequisites(unit))
                _stack.Push(prerequisite);
        }
    }
}
