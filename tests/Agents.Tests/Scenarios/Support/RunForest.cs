namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>The runs whose events are in one stream: the outermost, and those inside its actions and stages.</summary>
internal sealed class RunForest
{
    private readonly Dictionary<string, RunState> _runs = new(StringComparer.Ordinal);
    private RunState? _root;

    public bool IsCompleted => _root is { IsCompleted: true };

    public bool IsOpen => _runs.Values.Any(static run => run.IsOpen);

    public string? Take(AgentEvent ev)
    {
        if (IsCompleted)
        {
            return "an event follows AgentCompleted";
        }

        if (!_runs.TryGetValue(ev.RunId, out RunState? run))
        {
            if (Begin(ev) is { } problem)
            {
                return problem;
            }

            run = _runs[ev.RunId];
        }

        if (ev is AgentCompleted && run != _root)
        {
            return "an inner run has a terminal of its own";
        }

        return run.IsInsideOpenBracket() ? run.Take(ev) : "an inner run's event is outside of the action or stage that it is a part of";
    }

    private string? Begin(AgentEvent ev)
    {
        if (ev.RunId.Length == 0 || ev.AgentPath.Length == 0)
        {
            return "the origin names no run";
        }

        if (_root is null)
        {
            _root = new RunState(ev, parent: null);
            _runs.Add(ev.RunId, _root);
            return null;
        }

        if (ev.Origin.ParentRunId is not { } parentId || !_runs.TryGetValue(parentId, out RunState? parent))
        {
            return "the origin is of another run";
        }

        if (!ev.AgentPath.StartsWith(parent.Path + "/", StringComparison.Ordinal))
        {
            return "the path is not that of the outer run and a name";
        }

        _runs.Add(ev.RunId, new RunState(ev, parent));
        return null;
    }
}
