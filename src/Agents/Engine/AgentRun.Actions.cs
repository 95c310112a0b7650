using System.Threading.Channels;

namespace GenFlow.Agents.Engine;

// The running of actions: beside the run, within a bound, in the order of the message; they tell it by signals.
internal sealed partial class AgentRun
{
    // An action that reports faster than its run is read waits here.
    private const int SignalCapacity = 64;

    // A run inside an action waits for its client and then for its actions, each as long: it must have told of its end
    // before this run no longer waits for the action.
    private const int GraceParts = 4;

    private readonly Queue<ActionCall> _waiting = new();
    private Channel<ActionSignal>? _signals;
    private Task<bool>? _pendingSignal;
    private Task<bool>? _pendingMove;
    private FollowUps _next = new();
    private ActionCall? _exit;
    private object? _exitValue;
    private int _running;
    private int _signalsInRow;
    private bool _isSettling;

    private void StartIfEager(ActionCall call)
    {
        if (call is { IsServerSide: false, IsRunElsewhere: false, Problem: null, Offered: { Settings: { IsEager: true, RequiresApproval: false, IsExit: false } } } && _offer!.Has(call.Name))
        {
            Queue(call);
        }
    }

    private void Queue(ActionCall call)
    {
        call.Wait();
        _waiting.Enqueue(call);
        StartWaiting();
    }

    private void StartWaiting()
    {
        while (_running < _agent.MaxParallelActions && _waiting.TryDequeue(out ActionCall? call))
        {
            _signals ??= Channel.CreateBounded<ActionSignal>(new BoundedChannelOptions(SignalCapacity));
            _running++;
            call.Run();
            var execution = new ActionExecution(call, _host, Nest(call), _grace, _signals.Writer, Token);

            // Its end is its last signal, which is waited for; it never throws.
            _ = Task.Run(execution.RunAsync, CancellationToken.None);
        }
    }

    private async ValueTask StreamBesideActionsAsync()
    {
        // One that reports without end holds up neither the model nor the run's end.
        Token.ThrowIfCancellationRequested();
        if (_signalsInRow < SignalCapacity && TakeSignal())
        {
            _signalsInRow++;
            return;
        }

        _signalsInRow = 0;

        _pendingMove ??= _deltas!.MoveNextAsync().AsTask();
        if (_running > 0 && !_pendingMove.IsCompleted)
        {
            _pendingSignal ??= _signals!.Reader.WaitToReadAsync(Token).AsTask();
            await Task.WhenAny(_pendingMove, _pendingSignal).ConfigureAwait(false);
            if (_pendingSignal.IsCompleted)
            {
                await WaitForSignalAsync().ConfigureAwait(false);
                return;
            }
        }

        // One that is cancelled while the client does not obey leaves the move to the closing.
        bool moved = await _pendingMove.WaitAsync(Token).ConfigureAwait(false);
        _pendingMove = null;
        if (moved)
        {
            Take(_deltas!.Current);
        }
        else
        {
            await EndMessageAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask WaitForSignalAsync()
    {
        Task<bool> signal = _pendingSignal ?? _signals!.Reader.WaitToReadAsync(Token).AsTask();
        _pendingSignal = null;
        await signal.ConfigureAwait(false);
        TakeSignal();
    }

    private bool TakeSignal()
    {
        if (_signals is null || !_signals.Reader.TryRead(out ActionSignal signal))
        {
            return false;
        }

        ActionCall call = signal.Call;
        if (call.State != CallState.Running)
        {
            // Left behind already.
            return true;
        }

        switch (signal.Kind)
        {
            case SignalKind.Started:
                call.Begin();
                _ready.Enqueue(new ActionExecutionStart(call.Id, call.Name, call.Body) { Origin = _origin, Sequence = ++_sequence, Block = call.Number });
                break;
            case SignalKind.Reported when _isSettling && _ready.Count >= SignalCapacity:
                // Nobody takes events meanwhile.
                break;
            case SignalKind.Reported:
                _ready.Enqueue(new ActionProgress(call.Id, call.Name, signal.Text!, signal.Fraction) { Origin = _origin, Sequence = ++_sequence, Block = call.Number });
                break;
            case SignalKind.Forwarded:
                // Also when nobody takes events: those that close the brackets of what is inside are few.
                _ready.Enqueue((AgentEvent)signal.Event!);
                break;
            case SignalKind.Published:
                _ready.Enqueue(new ActionPublished(call.Id, call.Name, signal.Text!, signal.Event!.EventType)
                {
                    Event = signal.Event,
                    Origin = _origin,
                    Sequence = ++_sequence,
                    Block = call.Number,
                });
                break;
            case SignalKind.Denied:
                _running--;
                Skip(call, SkipCause.Denied, ModelTexts.Denied(signal.Text));
                StartWaiting();
                break;
            case SignalKind.Cancelled:
                _running--;
                Skip(call, SkipCause.Cancelled, ModelTexts.Cancelled);
                StartWaiting();
                break;
            default:
                _running--;
                End(call, signal);
                StartWaiting();
                break;
        }

        return true;
    }

    /// <summary>This run, as the runs see it that a call begins.</summary>
    private OuterRun Nest(ActionCall call) => new(Id, _origin.AgentPath, call.Id, _depth - 1, _host, _spending!, _grace / GraceParts);

    private void End(ActionCall call, ActionSignal signal)
    {
        if (signal.Output is not { } output)
        {
            call.Fail(signal.Text!);
            _ready.Enqueue(Executed(call, followUp: null, isExit: false));
            return;
        }

        call.Succeed(output);
        bool isExit = call.Offered!.Settings.IsExit;
        if (isExit)
        {
            _exit = call;
            _exitValue = output.Value;
        }

        int depth = _followUps.DepthOf(call.Offered) + 1;
        FollowUp? followUp = depth > _agent.MaxFollowUpDepth ? null : output.FollowUp;
        _ready.Enqueue(Executed(call, followUp, isExit));
        foreach (string name in followUp?.Actions ?? [])
        {
            _next.Add(
                _agent.Roster.Find(name) ?? throw new AgentConfigurationException(
                    $"Action '{call.Name}' follows up with '{name}', which the agent has neither in Actions nor in FollowUpActions. Add it there."),
                depth,
                followUp!.IsForced);
        }
    }

    private ActionExecuted Executed(ActionCall call, FollowUp? followUp, bool isExit)
    {
        ActionBlock block = call.ToBlock();
        return new ActionExecuted(call.Id, block, new AgentMessage(AgentRole.Action, [block]) { Id = $"{_origin.MessageId}-{call.Id}" }, call.Summary, followUp, isExit)
        {
            Origin = _origin,
            Sequence = ++_sequence,
            Block = call.Number,
        };
    }
}
