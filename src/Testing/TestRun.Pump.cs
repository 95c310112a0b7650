using System.Diagnostics;

namespace GenFlow.Testing;

// The pump: one piece of work at a time, and a look at the stream after each.
public abstract partial class TestRun
{
    // What came from other threads is looked for that often, in real time, while nothing else can go on.
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(10);

    private readonly DeterministicScheduler _scheduler;
    private readonly IAsyncEnumerator<StreamItem> _reader;
    private readonly List<StreamItem> _items = [];
    private long _seen;
    private bool _isStuck;
    private WorkflowTestException? _scriptFailure;

    private RunEnded? End
    {
        get
        {
            lock (_items)
            {
                return _items.Count > 0 ? _items[^1].Event as RunEnded : null;
            }
        }
    }

    /// <summary>Runs until a condition holds.</summary>
    /// <param name="done">The condition; asked after each piece of work.</param>
    /// <param name="advances">Whether time moves when nothing can go on.</param>
    /// <param name="waits">Whether something outside is waited for when nothing can go on.</param>
    /// <returns>Whether the condition holds.</returns>
    private async Task<bool> RunUntilAsync(Func<bool> done, bool advances, bool waits)
    {
        if (_isStuck)
        {
            throw Failure("The run is stuck since a call before this one.");
        }

        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (await OnPoolAsync(() => Drain(done, started), started).ConfigureAwait(false))
            {
                return true;
            }

            if (End is not null)
            {
                return false;
            }

            await SettleAsync().ConfigureAwait(false);
            if (_scheduler.Waiting > 0)
            {
                continue;
            }

            if (advances && Time.NextDue is { } due)
            {
                await FireAsync(due).ConfigureAwait(false);
            }
            else if (!waits || IsOver(started))
            {
                return false;
            }
            else
            {
                await _scheduler.WorkCameAsync().WaitAsync(s_look).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private bool Drain(Func<bool> done, long started)
    {
        while (true)
        {
            Observe();
            if (_scriptFailure is { } failure)
            {
                _scriptFailure = null;
                throw failure;
            }

            if (done())
            {
                return true;
            }

            if (!_scheduler.RunNext())
            {
                return false;
            }

            if (IsOver(started))
            {
                throw Failure($"The run has been busy for {_options.Limit} of real time and does not come to an end.");
            }
        }
    }

    /// <summary>Fires all timers that are due at one instant, before anything else goes on: which of them is first is the seed's to say.</summary>
    private async Task FireAsync(TimeSpan due) => await OnPoolAsync(
        () =>
        {
            while (Time.TakeDue(due) is { } timer)
            {
                timer.Fire();
            }

            return true;
        },
        Stopwatch.GetTimestamp()).ConfigureAwait(false);

    private async Task<bool> OnPoolAsync(Func<bool> work, long started)
    {
        Task<bool> running = Task.Run(work);
        if (!Debugger.IsAttached)
        {
            // A moment more than the limit that the work itself looks at.
            TimeSpan left = _options.Limit + TimeSpan.FromSeconds(1) - Stopwatch.GetElapsedTime(started);
            await ((Task)running).WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!running.IsCompleted)
            {
                _isStuck = true;
                throw Failure(
                    $"A step has kept its thread for {_options.Limit} of real time. In a test all steps share one: await what another step does, do not block.");
            }
        }

        return await running.ConfigureAwait(false);
    }

    /// <summary>Code that does not come back to the scheduler goes on on the pool: it gets a chance to before time moves.</summary>
    private static async Task SettleAsync()
    {
        await Task.Run(static () => { }).ConfigureAwait(false);
        await Task.Run(static () => { }).ConfigureAwait(false);
    }

    private bool IsOver(long started) => !Debugger.IsAttached && Stopwatch.GetElapsedTime(started) > _options.Limit;

    /// <summary>Reads what is new on the stream, and answers what a script answers.</summary>
    private void Observe()
    {
        long last = Handler.LastSequence;
        while (_seen < last)
        {
            // The item is there: this does not wait.
            ValueTask<bool> moved = _reader.MoveNextAsync();
            if (!(moved.IsCompleted ? moved.Result : moved.AsTask().GetAwaiter().GetResult()))
            {
                return;
            }

            StreamItem item = _reader.Current;
            _seen = item.Sequence;
            lock (_items)
            {
                _items.Add(item);
            }

            if (item.Event is InputRequest request)
            {
                Answer(request);
            }
        }
    }

    private string WhyNot() => End is { } end
        ? $"the run has ended ({Naming.Of(end.GetType())})."
        : _options.AutoAdvance || Time.NextDue is null
            ? $"nothing has moved for {_options.Limit} of real time. Does a step wait for something outside, or for an answer?"
            : $"nothing has moved for {_options.Limit} of real time, and time moves only with AdvanceAsync (TestOptions.AutoAdvance is off).";

    private string WaitsFor()
    {
        if (End is not null)
        {
            return "";
        }

        IReadOnlyList<InputRequest> requests = Handler.PendingRequests;
        string asked = requests.Count == 0 ? "no open request" : $"open requests: {string.Join(", ", requests.Select(Naming.Text))}";
        string timers = Time.NextDue is { } due ? $"the next timer is due at {Naming.Text(due)}" : "no timer";
        return $"Now {Naming.Text(Time.Elapsed)}; {_scheduler.Waiting} pieces of work wait; {asked}; {timers}. Seed {_options.Seed}.";
    }

    private WorkflowTestException Failure(string message, Exception? cause = null) => Stream.Failure(message, cause);
}
