using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>Deltas that are there at once, given without an allocation for each.</summary>
internal sealed class Synchronous(ModelDelta[] deltas) : IAsyncEnumerable<ModelDelta>, IAsyncEnumerator<ModelDelta>
{
    private int _index = -1;

    public ModelDelta Current => deltas[_index];

    public static IAsyncEnumerable<ModelDelta> Of(ModelDelta[] deltas) => new Synchronous(deltas);

    public IAsyncEnumerator<ModelDelta> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    public ValueTask<bool> MoveNextAsync() => new(++_index < deltas.Length);

    public ValueTask DisposeAsync() => default;
}
