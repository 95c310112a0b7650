using GenFlow;

namespace Concepts;

internal static class Limits
{
    public static async Task ShowAsync()
    {
        #region limits
        var options = new RunOptions
        {
            Timeout = TimeSpan.FromMinutes(1),
            Grace = TimeSpan.FromSeconds(2),
            MaxSteps = 50,
        };
        using var stop = new CancellationTokenSource();
        await using WorkflowHandler<int> handler = await new Collatz().RunAsync(27, options, stop.Token);

        try
        {
            Console.WriteLine(await handler.ResultAsync());
        }
        catch (WorkflowLimitException e)
        {
            Console.WriteLine($"{e.Limit} = {e.Value} reached at {e.Step}");
        }
        #endregion
    }
}
