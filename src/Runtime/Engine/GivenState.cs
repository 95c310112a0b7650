namespace GenFlow.Engine;

/// <summary>The first value of a state that was given with a run's options.</summary>
internal abstract class GivenState;

/// <inheritdoc/>
internal sealed class GivenState<TState>(TState value) : GivenState
{
    public TState Value { get; } = value;
}
