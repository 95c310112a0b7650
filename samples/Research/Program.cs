using System.Globalization;
using GenFlow;
using Research;
using Research.Output;
using Research.Web;

const string Usage =
    """
    usage: Research [question]   looks the question up on a flaky web server that it starts itself
           Research --graph      prints its workflows as Mermaid flowcharts
    """;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["-h" or "--help" or "-?"]:
        Console.WriteLine(Usage);
        return 0;
    case ["--graph"]:
        #region graph
        Console.Write(ResearchWorkflow.Graph.ToMermaid());
        Console.Write(PageWorkflow.Graph.ToMermaid());
        #endregion
        return 0;
    case [['-', ..], ..]:
        Console.Error.WriteLine(Usage);
        return 2;
}

string question = args.Length == 0 ? "Why are there two tides a day?" : string.Join(' ', args);
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

await using FlakyServer server = FlakyServer.Start();
using var client = new HttpClient { BaseAddress = server.Address };
try
{
    #region run
    var workflow = new ResearchWorkflow(client, new PageWorkflow(client));
    RunOptions options = new() { Lifecycle = true };
    await using WorkflowHandler<Report> handler = await workflow.RunAsync(question, options, stop.Token);

    await foreach (StreamItem item in handler.StreamItems())
    {
        ProgressPrinter.Print(item);
    }

    Report report = await handler.ResultAsync();
    #endregion
    ReportPrinter.Print(question, report);
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Cancelled.");
    return 130;
}
