namespace Shared.Terminal;

/// <summary>What is typed, a line at a time.</summary>
public sealed class LineReader
{
    private Task<string?>? _reading;

    /// <summary>The next line; null at the end of the input.</summary>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        // Reading from a terminal blocks its thread and looks at no token: it gets a thread of its own. A line that nobody
        // waited for is the next one.
        _reading ??= Task.Factory.StartNew(Console.In.ReadLine, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        string? line = await _reading.WaitAsync(cancellationToken);
        _reading = null;
        return line;
    }
}
