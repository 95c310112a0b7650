namespace GenFlow.Agents.Testing;

/// <summary>Holds a scripted answer where <see cref="Reply.Wait"/> says, until a test opens it. One that was opened stays open.</summary>
public sealed class ScriptGate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the first answer has come to the gate: all deltas before it have been taken.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Whether answers pass.</summary>
    public bool IsOpen => _opened.Task.IsCompleted;

    /// <summary>Lets all answers pass, those that wait and those to come.</summary>
    public void Open() => _opened.TrySetResult();

    internal Task PassAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _opened.Task.WaitAsync(cancellationToken);
    }
}
