using System.Globalization;
using GenFlow;
using Quickstart;
using Quickstart.Output;
using Quickstart.Reading;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine(CommandLine.Usage);
    return (int)ExitCode.Success;
}

if (CommandLine.FileOf(args) is not { } path)
{
    Console.Error.WriteLine(CommandLine.Usage);
    return (int)ExitCode.Usage;
}

var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    #region run
    var workflow = new DocumentWorkflow();
    await using WorkflowHandler<DocumentReport> handler = await workflow.RunAsync(path, cancellationToken: stop.Token);

    await foreach (Progress progress in handler.StreamEvents<Progress>())
    {
        ProgressPrinter.Print(progress);
    }

    DocumentReport report = await handler.ResultAsync();
    #endregion
    ReportPrinter.Print(path, report);
    return (int)ExitCode.Success;
}
catch (DocumentException e)
{
    Console.Error.WriteLine(e.Message);
    return (int)e.ExitCode;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Cancelled.");
    return (int)ExitCode.Cancelled;
}
