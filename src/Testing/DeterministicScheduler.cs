using GenFlow.CompilerServices;

namespace GenFlow.Testing;

/// <summary>Runs the work of runs one piece at a time, in an order that a seed decides. What a step awaits comes back here, unless
/// it says <c>ConfigureAwait(false)</c>; what it gives to other threads is not seen until it comes back. Nothing runs by itself:
/// call <see cref="RunNext"/>, or use <see cref="WorkflowTest"/>, which does.</summary>
public sealed class DeterministicScheduler : RunScheduler
{
    private readonly Lock _lock = new();
    private readonly List<Task> _waiting = [];
    private readonly Turns _turns;
    private readonly Random? _random;
    private TaskCompletionSource? _came;

    /// <summary>Makes a scheduler.</summary>
    /// <param name="seed">The order; 0 for the one in which work came, the oldest first.</param>
    public DeterministicScheduler(int seed)
    {
        Seed = seed;
        _random = seed == 0 ? null : new Random(seed);
        _turns = new Turns(this);
    }

    /// <summary>What decides the order.</summary>
    public int Seed { get; }

    /// <summary>Pieces of work that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _waiting.Count;
            }
        }
    }

    /// <inheritdoc/>
    public override void Queue(IThreadPoolWorkItem work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using (ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow())
        {
            new Task(static work => ((IThreadPoolWorkItem)work!).Execute(), work, TaskCreationOptions.DenyChildAttach).Start(_turns);
        }
    }

    /// <inheritdoc/>
    public override int Choose(int waiting)
    {
        lock (_lock)
        {
            return _random?.Next(waiting) ?? 0;
        }
    }

    /// <inheritdoc/>
    public override double Fraction()
    {
        lock (_lock)
        {
            return _random?.NextDouble() ?? 0;
        }
    }

    /// <summary>Runs one piece of work on the caller's thread, which must be a pool thread that no other call of this uses.</summary>
    /// <returns>False where none waits: everything waits for time, for people or for something outside.</returns>
    public bool RunNext()
    {
        Task work;
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                return false;
            }

            int index = _random?.Next(_waiting.Count) ?? 0;
            work = _waiting[index];
            _waiting.RemoveAt(index);
        }

        _turns.Run(work);
        return true;
    }

    /// <summary>Ends when work waits.</summary>
    internal Task WorkCameAsync()
    {
        lock (_lock)
        {
            return _waiting.Count > 0
                ? Task.CompletedTask
                : (_came ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void Add(Task work)
    {
        lock (_lock)
        {
            _waiting.Add(work);
            _came?.TrySetResult();
            _came = null;
        }
    }

    private Task[] All()
    {
        lock (_lock)
        {
            return [.. _waiting];
        }
    }

    /// <summary>What an await in a step captures: its continuation is a piece of work like any other.</summary>
    private sealed class Turns(DeterministicScheduler scheduler) : TaskScheduler
    {
        public override int MaximumConcurrencyLevel => 1;

        public void Run(Task work) => TryExecuteTask(work);

        protected override void QueueTask(Task task) => scheduler.Add(task);

        // Every continuation takes its turn: one that ran at once would never be tried in another order.
        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => scheduler.All();
    }
}
