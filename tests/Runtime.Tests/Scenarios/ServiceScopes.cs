using GenFlow.Testing;
using GenFlow.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GenFlow.Tests.Scenarios.ServiceScopes;

internal sealed class Ledger
{
    public List<string> Lines { get; } = [];

    public void Add(string line)
    {
        lock (Lines)
        {
            Lines.Add(line);
        }
    }
}

internal sealed class Session(Ledger ledger) : IAsyncDisposable
{
    private static int s_made;

    public int Number { get; } = Interlocked.Increment(ref s_made);

    public bool ThrowsOnDisposal { get; set; }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        ledger.Add($"disposed {Number}");
        if (ThrowsOnDisposal)
        {
            throw new InvalidOperationException("cannot be disposed");
        }
    }
}

[Event]
public partial record Next(int Session);

[Workflow]
public partial class SessionWorkflow
{
    [Step]
    public Next First(Context ctx, StartEvent<bool> throws)
    {
        Session session = ctx.Services.GetRequiredService<Session>();
        session.ThrowsOnDisposal = throws.Input;
        return new Next(session.Number);
    }

    [Step]
    public StopEvent<int> Second(Context ctx, Next next)
    {
        Assert.Equal(next.Session, ctx.Services.GetRequiredService<Session>().Number);
        return new(next.Session);
    }
}

[Workflow]
public partial class GreedyWorkflow
{
    [Step]
    public StopEvent<bool> Only(Context ctx, StartEvent start) => new(ctx.Services is not null);
}

internal sealed class Recorder(Ledger ledger) : IWorkflowMiddleware
{
    public async Task InvokeRunAsync(RunInvocation run, RunNext next)
    {
        ledger.Add($"before {run.Workflow}");
        RunEnded end = await next.InvokeAsync();
        ledger.Add($"after {end.EventType}");
    }
}

public class ServiceScopeTests
{
    private readonly Ledger _ledger = new();

    [Fact]
    public async Task WF26_Services_AreAScopePerRun_DisposedAtItsEnd()
    {
        await using ServiceProvider provider = Container().AddWorkflow<SessionWorkflow>().BuildServiceProvider(validateScopes: true);
        var workflow = provider.GetRequiredService<SessionWorkflow>();
        int first = await workflow.ExecuteAsync(false).WithinAsync();
        Assert.Equal([$"disposed {first}"], _ledger.Lines);
        int second = await workflow.ExecuteAsync(false).WithinAsync();
        Assert.NotEqual(first, second);
        Assert.Equal([$"disposed {first}", $"disposed {second}"], _ledger.Lines);
        Assert.Same(workflow, provider.GetRequiredService<SessionWorkflow>());
    }

    [Fact]
    public async Task BadInput_ScopeThatThrowsOnDisposal_LeavesTheResultAlone()
    {
        var logger = new RecordingLogger();
        await using ServiceProvider provider = Container().AddWorkflow<SessionWorkflow>().BuildServiceProvider();
        var workflow = provider.GetRequiredService<SessionWorkflow>();
        await using WorkflowHandler<int> handler = await workflow.RunAsync(true, new RunOptions { Logger = logger });
        await handler.ResultAsync().WithinAsync();
        Assert.Equal("cannot be disposed", Assert.Single(handler.Failures).Exception.Message);
        Assert.Contains(logger.Entries, static entry => entry.Message.Contains("could not be disposed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WF26_RunWithoutServices_SaysWhatToDo()
    {
        await using WorkflowHandler<bool> handler = await new GreedyWorkflow().RunAsync();
        WorkflowException exception = await Assert.ThrowsAsync<WorkflowException>(() => handler.ResultAsync().WithinAsync());
        Assert.Contains("AddWorkflow<GreedyWorkflow>", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WF26_GivenServices_AreEnoughWithoutAContainerOfWorkflows()
    {
        await using ServiceProvider provider = Container().BuildServiceProvider();
        Assert.True(await new GreedyWorkflow().ExecuteAsync(new RunOptions { Services = provider }).WithinAsync());
    }

    [Fact]
    public async Task WF26_OptionsAndMiddleware_ComeFromTheContainer_WhereTheCallerGivesNone()
    {
        var clock = new VirtualTime();
        await using ServiceProvider provider = Container()
            .AddGenFlow(options => options with { TimeProvider = clock, MaxSteps = 1 })
            .AddWorkflow<SessionWorkflow>()
            .AddSingleton<IWorkflowMiddleware, Recorder>()
            .BuildServiceProvider();
        var workflow = provider.GetRequiredService<SessionWorkflow>();
        await Assert.ThrowsAsync<WorkflowLimitException>(() => workflow.ExecuteAsync(false).WithinAsync());
        Assert.Equal("before SessionWorkflow", _ledger.Lines[0]);
        Assert.Contains("after RunFailed", _ledger.Lines);

        await workflow.ExecuteAsync(false, new RunOptions { TimeProvider = clock }).WithinAsync();
        Assert.Contains("after RunCompleted", _ledger.Lines);
    }

    private IServiceCollection Container() => new ServiceCollection().AddSingleton(_ledger).AddScoped<Session>();
}
