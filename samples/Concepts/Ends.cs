using GenFlow;

namespace Concepts;

[Workflow]
public partial class Wait
{
    [Step]
    public async Task<StopEvent<string>> Sleep(StartEvent<TimeSpan> time, CancellationToken cancellationToken)
    {
        await Task.Delay(time.Input, cancellationToken);
        return new("slept");
    }
}

internal static class Ends
{
    public static async Task ShowAsync()
    {
        Console.WriteLine(await EndOf(TimeSpan.Zero, RunOptions.Default, cancel: false));
        Console.WriteLine(await EndOf(TimeSpan.FromHours(1), RunOptions.Default, cancel: true));
        Console.WriteLine(await EndOf(TimeSpan.FromHours(1), new RunOptions { Timeout = TimeSpan.FromMilliseconds(1) }, cancel: false));
        Console.WriteLine(await EndOf(TimeSpan.FromDays(-2), RunOptions.Default, cancel: false));
    }

    private static async Task<string> EndOf(TimeSpan time, RunOptions options, bool cancel)
    {
        await using WorkflowHandler<string> handler = await new Wait().RunAsync(time, options);
        if (cancel)
        {
            handler.Cancel();
        }

        #region ends
        await foreach (StreamItem item in handler.StreamItems(filter: static item => item.Event is RunEnded))
        {
            return item.Event switch
            {
                RunCompleted { Stop: StopEvent<string> stop } => $"completed: {stop.Result}",
                RunFailed failed => $"failed in {failed.Step}: {failed.Exception?.GetType().Name}",
                RunCancelled => "cancelled",
                RunTimedOut timedOut => $"timed out after {timedOut.Timeout}",
                _ => throw new InvalidOperationException("A run has one of four ends."),
            };
        }
        #endregion

        throw new InvalidOperationException("A run has an end.");
    }
}
