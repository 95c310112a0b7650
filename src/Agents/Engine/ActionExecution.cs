using System.Threading.Channels;

namespace GenFlow.Agents.Engine;

/// <summary>One run of an action: asks whether it may, runs it within its time, and tells what came of it.</summary>
internal sealed class ActionExecution(ActionCall call, RunHost host, OuterRun run, TimeSpan grace, ChannelWriter<ActionSignal> signals, CancellationToken runToken) : IActionHost
{
    private readonly InnerRuns _inner = new();
    private Strand? _strand;
    private volatile bool _isOver;

    public IServiceProvider? Services => host.Services;

    public TimeProvider TimeProvider => host.TimeProvider;

    public Context? Workflow => _strand?.Context;

    public async Task RunAsync()
    {
        ActionSignal end;
        try
        {
            _strand = host.BeginStrand();
            end = await ApproveAsync().ConfigureAwait(false) ?? await InvokeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // What an action throws is an answer to the model, and the run goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            end = new(call, SignalKind.Failed)
            {
                Text = exception is OperationCanceledException && runToken.IsCancellationRequested
                    ? ModelTexts.CancelledWhileRunning
                    : ModelTexts.Failed(exception),
            };
        }

        _isOver = true;
        _strand?.Dispose();
        await TellAsync(end).ConfigureAwait(false);
    }

    public async ValueTask ReportAsync(ActionContext action, string message, double? fraction)
    {
        if (_isOver || !await TellAsync(new(call, SignalKind.Reported) { Text = message, Fraction = fraction }).ConfigureAwait(false))
        {
            // Nobody hears it any more: one that was told to stop and reports on and on would keep a thread busy for ever.
            action.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    public async Task ForwardAsync(AgentStream stream, ActionContext action)
    {
        await foreach (AgentEvent ev in stream.Inside(run, Workflow).WithCancellation(action.CancellationToken).ConfigureAwait(false))
        {
            // One terminal a stream: what the inner run gave is the action's affair.
            if (ev is not AgentCompleted)
            {
                await TellOfInnerAsync(new(call, SignalKind.Forwarded) { Event = ev }, action.CancellationToken).ConfigureAwait(false);
            }
        }
    }

    public ValueTask PublishAsync(StreamEvent ev, string path, CancellationToken cancellationToken) =>
        TellOfInnerAsync(new(call, SignalKind.Published) { Event = ev, Text = path }, cancellationToken);

    public async Task<T> RunInsideAsync<T>(Func<Task<T>> inner, CancellationToken cancellationToken)
    {
        if (!_inner.TryBegin())
        {
            throw EndedBefore(cancellationToken);
        }

        try
        {
            return await inner().ConfigureAwait(false);
        }
        finally
        {
            _inner.End();
        }
    }

    private async ValueTask TellOfInnerAsync(ActionSignal signal, CancellationToken cancellationToken)
    {
        if (_isOver || !await TellAsync(signal).ConfigureAwait(false))
        {
            // Nobody hears it: the action has ended without waiting for it, or was left behind.
            throw EndedBefore(cancellationToken);
        }
    }

    private OperationCanceledException EndedBefore(CancellationToken cancellationToken) =>
        new($"The action {call.Name} has ended, and with it what it runs.", cancellationToken);

    // Null where it may run.
    private async ValueTask<ActionSignal?> ApproveAsync()
    {
        ActionSignal? denied = call.Offered!.Settings.RequiresApproval ? await AskAsync().ConfigureAwait(false) : null;

        // Also behind an approval: the run may have ended while somebody thought about it.
        return runToken.IsCancellationRequested ? new(call, SignalKind.Cancelled) : denied;
    }

    private async ValueTask<ActionSignal?> AskAsync()
    {
        try
        {
            ActionApproval approval = await host.ApproveAsync(new ApproveAction(call.Id, call.Name, call.Body) { AgentPath = run.Path, AgentRunId = run.RunId }, _strand, runToken).ConfigureAwait(false);
            return approval.IsGranted ? null : new(call, SignalKind.Denied) { Text = approval.Reason };
        }
#pragma warning disable CA1031 // Who cannot be asked has not agreed; the model is told why.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new(call, SignalKind.Denied) { Text = $"nobody could be asked: {ModelTexts.Failed(exception)}" };
        }
    }

    private async Task<ActionSignal> InvokeAsync()
    {
        if (!await TellAsync(new(call, SignalKind.Started)).ConfigureAwait(false))
        {
            // Left behind before it began: it has been told of as not run, and must not.
            return new(call, SignalKind.Cancelled);
        }

        TimeSpan? timeout = call.Offered!.Settings.Timeout;
        using CancellationTokenSource? timer = timeout is { } limit ? new CancellationTokenSource(limit, TimeProvider) : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(runToken, timer?.Token ?? CancellationToken.None);
        var context = new ActionContext(call.Name, call.Id, this, stop.Token);

        // One that blocks its thread cannot be told to stop: its time is measured from another.
        Task<ActionOutput> body = timer is null
            ? ActionInvoker.InvokeAsync(call, context).AsTask()
            : Task.Run(() => ActionInvoker.InvokeAsync(call, context).AsTask(), CancellationToken.None);
        try
        {
            return new(call, SignalKind.Succeeded) { Output = await WithinGraceAsync(body, stop.Token).ConfigureAwait(false) };
        }
        catch (OperationCanceledException) when (timer is { IsCancellationRequested: true } && !runToken.IsCancellationRequested)
        {
            return new(call, SignalKind.Failed) { Text = ModelTexts.TimedOut(call.Name, timeout!.Value) };
        }
        catch (TimeoutException) when (!body.IsCompleted)
        {
            // It does not obey its token. What it throws later is nobody's answer any more, but is observed.
            _ = body.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return new(call, SignalKind.Failed) { Text = ModelTexts.LeftBehind(call.Name, grace) };
        }
        finally
        {
            // Before the action's end is told: the brackets of what it runs close inside its own.
            await _inner.CloseAsync(stop, body.IsCompleted ? grace : TimeSpan.Zero, TimeProvider).ConfigureAwait(false);
        }
    }

    /// <summary>What the body gives; a body that has been told to stop is waited for no longer than the grace.</summary>
    private async Task<ActionOutput> WithinGraceAsync(Task<ActionOutput> body, CancellationToken stopped)
    {
        if (!body.IsCompleted)
        {
            var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = stopped.Register(static state => ((TaskCompletionSource)state!).TrySetResult(), told);
            if (await Task.WhenAny(body, told.Task).ConfigureAwait(false) != body)
            {
                await ((Task)body).WaitAsync(grace, TimeProvider, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!body.IsCompleted)
                {
                    throw new TimeoutException();
                }
            }
        }

        return await body.ConfigureAwait(false);
    }

    /// <summary>Whether the run hears it.</summary>
    private async ValueTask<bool> TellAsync(ActionSignal signal)
    {
        try
        {
            await signals.WriteAsync(signal, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (ChannelClosedException)
        {
            // The run has left this action behind.
            return false;
        }
    }
}
