namespace GenFlow;

/// <summary>A run's state, shared by its steps. A step that needs it takes it as a parameter; a child workflow has its own.</summary>
/// <typeparam name="TState">An immutable type, such as a record: a value that was read never changes.</typeparam>
public sealed class State<TState>
{
    private Snapshot _snapshot;

    internal State(TState value) => _snapshot = new Snapshot(value);

    /// <summary>The state as it is now: a snapshot that later updates do not touch.</summary>
    public TState Value => Volatile.Read(ref _snapshot).Value;

    /// <summary>Replaces the state in one atomic step.</summary>
    /// <param name="update">Gives the new state from the current one. It runs again when another step was faster: it must
    /// have no effect but its result.</param>
    /// <returns>The new state.</returns>
    public TState Update(Func<TState, TState> update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return Update(static (state, update) => update(state), update);
    }

    /// <summary>Replaces the state in one atomic step; a static lambda with an argument allocates no closure.</summary>
    /// <typeparam name="TArg">The argument's type.</typeparam>
    /// <param name="update">Gives the new state from the current one and the argument. It runs again when another step was
    /// faster: it must have no effect but its result.</param>
    /// <param name="arg">The argument.</param>
    /// <returns>The new state.</returns>
    public TState Update<TArg>(Func<TState, TArg, TState> update, TArg arg)
    {
        ArgumentNullException.ThrowIfNull(update);
        while (true)
        {
            Snapshot current = Volatile.Read(ref _snapshot);
            var next = new Snapshot(update(current.Value, arg));
            if (ReferenceEquals(Interlocked.CompareExchange(ref _snapshot, next, current), current))
            {
                return next.Value;
            }
        }
    }

    private sealed class Snapshot(TState value)
    {
        public TState Value { get; } = value;
    }
}
