using System.ComponentModel;

namespace GenFlow.CompilerServices;

/// <summary>Gives generated code a run's state.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunState
{
    /// <summary>The run's state of a type; made at first use.</summary>
    /// <typeparam name="TState">The state's type.</typeparam>
    /// <param name="context">The step's context.</param>
    /// <param name="create">Makes the first value; null where the type has no public constructor without parameters, so that
    /// it must be given with <see cref="RunOptions.WithState"/>.</param>
    public static State<TState> Of<TState>(Context context, Func<TState>? create) => context.State(create);
}
