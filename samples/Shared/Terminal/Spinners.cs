using Spectre.Console;

namespace Shared.Terminal;

/// <summary>A line with a spinner for each action that runs, at the lower end of the terminal.</summary>
internal sealed class Spinners(IAnsiConsole console)
{
    private readonly Dictionary<string, ProgressTask> _tasks = [];
    private ProgressContext? _context;
    private TaskCompletionSource? _close;
    private Task _region = Task.CompletedTask;

    /// <summary>Whether an action has not ended.</summary>
    public bool AnyRuns => _tasks.Values.Any(static task => !task.IsFinished);

    public async ValueTask ShowAsync(string id, string markup)
    {
        if (_context is null)
        {
            await OpenAsync();
        }

        if (_tasks.TryGetValue(id, out ProgressTask? task))
        {
            task.Description = markup;
        }
        else
        {
            _tasks[id] = _context!.AddTask(markup);
        }
    }

    public async ValueTask StopAsync(string id, string markup)
    {
        await ShowAsync(id, markup);
        ProgressTask task = _tasks[id];
        task.Value = task.MaxValue;
        task.StopTask();
    }

    /// <summary>Leaves the lines where they are: others follow below them.</summary>
    public async ValueTask CloseAsync()
    {
        _close?.SetResult();
        await _region;
        _close = null;
        _context = null;
        _tasks.Clear();
    }

    private async Task OpenAsync()
    {
        var opened = new TaskCompletionSource<ProgressContext>(TaskCreationOptions.RunContinuationsAsynchronously);
        _close = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task close = _close.Task;
        _region = console.Progress()
            .AutoClear(false)
            .Columns(new SpinnerColumn(Spinner.Known.Dots) { CompletedText = " " }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(async context =>
            {
                opened.SetResult(context);
                await close;
            });
        await Task.WhenAny(opened.Task, _region);
        if (_region.IsFaulted)
        {
            await _region;
        }

        _context = await opened.Task;
    }
}
