using System.Text;
using Spectre.Console;

namespace Shared.Terminal;

/// <summary>A terminal: text as it comes, thoughts dimmed, a spinner for each action.</summary>
public sealed class RichView(IAnsiConsole console, LineReader input) : IView, IDisposable
{
    private static readonly Style s_dim = new(decoration: Decoration.Dim);

    // Whoever asks for approval comes from another side than the events.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Spinners _spinners = new(console);
    private readonly Dictionary<string, string> _calls = [];
    private readonly StringBuilder _held = new();
    private bool _isInLine;

    public ValueTask OpenThoughtAsync() => ValueTask.CompletedTask;

    public ValueTask ThinkAsync(string delta) => InTurnAsync(() => WriteAsync(delta, s_dim));

    public ValueTask CloseThoughtAsync() => InTurnAsync(() => EndLineAsync());

    public ValueTask SayAsync(string delta) => InTurnAsync(() =>
    {
        if (_spinners.AnyRuns)
        {
            _held.Append(delta);
            return ValueTask.CompletedTask;
        }

        return WriteAsync(delta, Style.Plain);
    });

    public ValueTask SpinAsync(string id, string name, string arguments) => InTurnAsync(async () =>
    {
        _calls[id] = $"[blue]{Escape(name)}[/] {Escape(arguments)}".TrimEnd();
        await EndLineAsync(keepsSpinners: true);
        await _spinners.ShowAsync(id, _calls[id]);
    });

    public ValueTask ProgressAsync(string id, string message) => InTurnAsync(() => _spinners.ShowAsync(id, $"{_calls[id]} [dim]{Escape(message)}[/]"));

    public ValueTask StopAsync(string id, string result, bool isError) => InTurnAsync(() =>
        _spinners.StopAsync(id, $"[{(isError ? "red]✗" : "green]✓")}[/] {_calls[id]} [dim]{Escape(result)}[/]"));

    public ValueTask EndAsync() => InTurnAsync(() => EndLineAsync());

    public ValueTask NoteAsync(string line) => InTurnAsync(async () =>
    {
        await EndLineAsync();
        console.Write(new Text(Printable.Line(line), s_dim));
        console.WriteLine();
    });

    public ValueTask HeadAsync(string title) => InTurnAsync(async () =>
    {
        await EndLineAsync();
        console.Write(new Rule(Escape(title)) { Justification = Justify.Left, Style = s_dim });
    });

    public async ValueTask<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await EndLineAsync();
            console.Markup($"[yellow]{Escape(question)}[/] ");
            return await input.ReadAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static string Escape(string text) => Markup.Escape(Printable.Line(text));

    private async ValueTask InTurnAsync(Func<ValueTask> show)
    {
        await _turn.WaitAsync();
        try
        {
            await show();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask WriteAsync(string text, Style style)
    {
        await _spinners.CloseAsync();
        string printable = Printable.Of(_held.ToString() + text);
        _held.Clear();

        // Word by word: a longer text would be broken as if it began at the left margin.
        int start = 0;
        while (start < printable.Length)
        {
            int end = printable.AsSpan(start + 1).IndexOfAny(' ', '\n');
            end = end < 0 ? printable.Length : start + 1 + end;
            console.Write(new Text(printable[start..end], style));
            start = end;
        }

        _isInLine = printable.Length == 0 ? _isInLine : printable[^1] != '\n';
    }

    private async ValueTask EndLineAsync(bool keepsSpinners = false)
    {
        if (!keepsSpinners)
        {
            await WriteAsync("", Style.Plain);
        }

        if (_isInLine)
        {
            console.WriteLine();
            _isInLine = false;
        }
    }
}
