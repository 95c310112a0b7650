using GenFlow.CompilerServices;

namespace GenFlow;

/// <summary>A run, as <see cref="IWorkflowMiddleware"/> sees it.</summary>
public sealed class RunInvocation
{
    private readonly WorkflowRun _run;

    internal RunInvocation(WorkflowRun run, Event start)
    {
        _run = run;
        Input = start;
    }

    /// <summary>The workflow's name.</summary>
    public string Workflow => _run.Definition.Name;

    /// <summary>The run's id.</summary>
    public string RunId => _run.RunId;

    /// <summary>For a child workflow the children it came through, outermost first, divided by slashes; else empty.</summary>
    public string Path => _run.Path;

    /// <summary>The event that starts it.</summary>
    public Event Input { get; }

    /// <summary>Cancelled when the run has its outcome.</summary>
    public CancellationToken CancellationToken => _run.CancellationToken;

    /// <summary>The run's service scope.</summary>
    public IServiceProvider Services => _run.ServicesFor("(middleware)");

    /// <summary>The run's clock.</summary>
    public TimeProvider TimeProvider => _run.Options.TimeProvider;
}

/// <summary>The rest of a run: the middleware after this one, then the steps.</summary>
public readonly struct RunNext
{
    private readonly Engine.RunChain? _chain;
    private readonly int _index;

    internal RunNext(Engine.RunChain chain, int index)
    {
        _chain = chain;
        _index = index;
    }

    /// <summary>Runs it.</summary>
    /// <returns>How the run ended; it is told to consumers after the middleware.</returns>
    public Task<RunEnded> InvokeAsync() =>
        (_chain ?? throw new InvalidOperationException("default(RunNext) belongs to no run.")).InvokeAsync(_index);
}
