using System.Globalization;
using GenFlow;
using Releases;
using Releases.Terminal;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

if (CommandLine.Parse(args) is not { } arguments)
{
    return Say(ExitCode.Usage, CommandLine.Usage);
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

bool isNobodyThere = false;
try
{
    var order = Order.From(arguments);
    using var staging = order.Staging;
    #region run
    await using WorkflowHandler<Verdict> handler = await new ReleaseWorkflow().RunAsync(order, cancellationToken: stop.Token);

    // Reads the answer on the side: this loop goes on to print what the other branch does.
    using var asker = new Asker(handler);
    Task asking = Task.CompletedTask;
    await foreach (StreamEvent ev in handler.StreamEvents())
    {
        switch (ev)
        {
            case Progress progress:
                ProgressPrinter.Print(progress);
                break;
            case Approve request:
                asking = asker.AskAsync(request);
                break;
            case InputClosed:
                asker.Close();
                break;
        }
    }

    await asking;
    #endregion
    isNobodyThere = asker.IsNobodyThere;
    switch (await handler.ResultAsync())
    {
        case Verdict.Published:
            Console.WriteLine($"published {order.Target}");
            return (int)ExitCode.Published;
        case Verdict.Refused:
            Console.WriteLine("Refused: nothing was published.");
            return (int)ExitCode.Refused;
        default:
            return Say(ExitCode.Unanswered, $"Nobody answered within {order.Patience!.Value.TotalSeconds} s: nothing was published.");
    }
}
catch (ReleaseException e)
{
    return Say(ExitCode.Release, e.Message);
}
catch (OperationCanceledException) when (isNobodyThere)
{
    return Say(ExitCode.NobodyThere, "The input has ended and nobody has approved: nothing was published.");
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return Say(ExitCode.Cancelled, "Cancelled.");
}

static int Say(ExitCode exitCode, string message)
{
    Console.Error.WriteLine(message);
    return (int)exitCode;
}
