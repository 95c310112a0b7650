using System.Collections.Concurrent;

namespace GenFlow.MistralRs.Tests.Support;

/// <summary>Keeps lines as they are reported, and tells when one has come.</summary>
internal sealed class KeptLines(string awaited) : IProgress<string>
{
    private readonly TaskCompletionSource _come = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyList<string> Lines => [.. _lines];

    public Task Come => _come.Task.WaitAsync(StandIn.Patience);

    public void Report(string value)
    {
        _lines.Enqueue(value);
        if (value == awaited)
        {
            _come.TrySetResult();
        }
    }
}
