using GenFlow.Engine;

namespace GenFlow.CompilerServices;

// State: one object for each type that a step takes, made when the first step does.
public abstract partial class WorkflowRun
{
    internal State<TState> State<TState>(Func<TState>? create)
    {
        RunParts parts = Parts;
        if (Find<TState>(parts) is { } known)
        {
            return known;
        }

        // A constructor of the user's: not under the lock. Of two made at once one is used.
        State<TState> made = new(First(create));
        lock (parts.Lock)
        {
            if (Find<TState>(parts) is { } other)
            {
                return other;
            }

            (parts.States ??= []).Add(made);
            return made;
        }
    }

    internal TState StateNow<TState>()
    {
        if (Volatile.Read(ref _parts) is { } parts && Find<TState>(parts) is { } state)
        {
            return state.Value;
        }

        foreach (GivenState given in Options.States)
        {
            if (given is GivenState<TState> first)
            {
                return first.Value;
            }
        }

        throw new WorkflowException(
            Definition.Name,
            step: null,
            $"This run of {Definition.Name} has no state {typeof(TState)}: no step with a parameter State<{typeof(TState).Name}> has run, and RunOptions.WithState gave none.");
    }

    private TState First<TState>(Func<TState>? create)
    {
        foreach (GivenState given in Options.States)
        {
            if (given is GivenState<TState> first)
            {
                return first.Value;
            }
        }

        return create is not null ? create() : throw new WorkflowException(
            Definition.Name,
            step: null,
            $"{typeof(TState)}, a state of {Definition.Name}, has no public constructor without parameters. Give its first value: RunOptions.Default.WithState(…).");
    }

    private static State<TState>? Find<TState>(RunParts parts)
    {
        lock (parts.Lock)
        {
            foreach (object state in parts.States ?? [])
            {
                if (state is State<TState> found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}
