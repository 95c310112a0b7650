namespace Shared.Terminal;

/// <summary>Plain lines, for files and pipes.</summary>
public sealed class PlainView(TextWriter output, LineReader input) : IView
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _calls = [];
    private bool _isInLine;

    public ValueTask OpenThoughtAsync() => Write("~ ");

    public ValueTask ThinkAsync(string delta) => Write(Printable.Of(delta));

    public ValueTask CloseThoughtAsync() => EndAsync();

    public ValueTask SayAsync(string delta) => Write(Printable.Of(delta));

    public ValueTask SpinAsync(string id, string name, string arguments)
    {
        string call = Printable.Line($"{name} {arguments}");
        bool isNew = !_calls.TryGetValue(id, out string? before) || before != call;
        _calls[id] = call;
        return isNew ? NoteAsync($"> {call}") : ValueTask.CompletedTask;
    }

    public ValueTask ProgressAsync(string id, string message) => NoteAsync($". {_calls[id]}: {Printable.Line(message)}");

    public ValueTask StopAsync(string id, string result, bool isError) => NoteAsync($"{(isError ? "!" : "<")} {_calls[id]}: {Printable.Line(result)}");

    public ValueTask EndAsync()
    {
        EndLine();
        return ValueTask.CompletedTask;
    }

    public ValueTask NoteAsync(string line)
    {
        lock (_lock)
        {
            EndLine();
            return Write(line + Environment.NewLine);
        }
    }

    public ValueTask HeadAsync(string title) => NoteAsync($"--- {Printable.Line(title)}");

    public async ValueTask<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        await NoteAsync($"? {Printable.Line(question)}");
        return await input.ReadAsync(cancellationToken);
    }

    private void EndLine()
    {
        lock (_lock)
        {
            if (_isInLine)
            {
                output.WriteLine();
                output.Flush();
                _isInLine = false;
            }
        }
    }

    private ValueTask Write(string text)
    {
        lock (_lock)
        {
            output.Write(text);
            output.Flush();
            _isInLine = text.Length == 0 ? _isInLine : text[^1] != '\n';
            return ValueTask.CompletedTask;
        }
    }
}
