using GenFlow.Tests.Support;

namespace GenFlow.Tests.Streams.Held;

[StreamEvent]
public partial record Line(int Number);

[StreamEvent]
public partial record Note(string Text);

/// <summary>A step that gives its context to the test and stays, so that the test writes as a step does.</summary>
[Workflow]
public partial class HeldWorkflow
{
    [Step, Publishes<Line>, Publishes<Note>]
    public async Task<StopEvent<int>> Hold(Context ctx, StartEvent<HeldRun> run)
    {
        await run.Input.HoldAsync(ctx);
        return new(1);
    }
}

public sealed class HeldRun : IAsyncDisposable
{
    private readonly TaskCompletionSource<Context> _given = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Latch _mayEnd = new();

    public Context Context { get; private set; }

    public WorkflowHandler<int> Handler { get; private set; } = null!;

    public static async Task<HeldRun> StartAsync(RunOptions? options = null)
    {
        var run = new HeldRun();
        run.Handler = await new HeldWorkflow().RunAsync(run, options);
        run.Context = await run._given.Task.WithinAsync();
        return run;
    }

    public void Write(int number) => Context.WriteEventToStream(new Line(number));

    public void Write(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            Write(i);
        }
    }

    public async Task EndAsync()
    {
        _mayEnd.Open();
        await Handler.ResultAsync().WithinAsync();
    }

    public ValueTask DisposeAsync()
    {
        _mayEnd.Open();
        return Handler.DisposeAsync();
    }

    internal async Task HoldAsync(Context context)
    {
        _given.SetResult(context);
        await _mayEnd.Opened.WaitAsync(context.CancellationToken);
    }
}
