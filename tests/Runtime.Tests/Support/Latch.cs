using System.Runtime.CompilerServices;

namespace GenFlow.Tests.Support;

/// <summary>Opens once. Steps and tests await it; who opens it runs nobody else's code.</summary>
internal sealed class Latch
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen => _opened.Task.IsCompleted;

    public Task Opened => _opened.Task;

    public void Open() => _opened.TrySetResult();

    public TaskAwaiter GetAwaiter() => _opened.Task.GetAwaiter();

    /// <summary>For a test: waits under the guard.</summary>
    public Task WithinAsync([CallerMemberName] string what = "") => _opened.Task.WithinAsync($"latch in {what}");

    /// <summary>For a step that must keep its thread.</summary>
    public void Block()
    {
        if (!_opened.Task.Wait(Guard.Limit))
        {
            throw new InvalidOperationException("The latch stayed closed.");
        }
    }
}
