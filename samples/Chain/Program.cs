using System.Globalization;
using DocsChain;
using DocsChain.Actions;
using DocsChain.Documents;
using DocsChain.Offline;
using DocsChain.Search;
using GenFlow.Agents;
using GenFlow.Models;
using Microsoft.Extensions.AI;
using Shared;
using Shared.Clients;
using Shared.Terminal;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (QuestionArguments.AsksForHelp(args))
{
    Console.WriteLine(HelpText.Usage);
    return (int)ExitCode.Success;
}

if (QuestionArguments.Parse(args) is not { } arguments)
{
    return Say(ExitCode.Usage, HelpText.Usage);
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var choice = ModelChoice.Of(arguments.Model, Environment.GetEnvironmentVariable);
if (choice.Problem is { } problem)
{
    return Say(ExitCode.Usage, problem);
}

try
{
    var index = SearchIndex.Of(await Library.ReadAsync(arguments.Root, stop.Token));
    if (index.Count == 0)
    {
        return Say(ExitCode.NotFound, $"{arguments.Root} has neither a README.md nor Markdown under docs.");
    }

    IView view = Views.Create(arguments.Color, new LineReader());
    using IChatClient model = ModelClients.Create(choice, () => OfflineModel.Create(Views.PaceFor(view)));
    if (choice.Provider != ModelProvider.Offline && model.GetService<ChatClientMetadata>() is { } metadata)
    {
        await view.NoteAsync($"= {metadata.DefaultModelId} by {metadata.ProviderName} at {metadata.ProviderUri}");
    }

    AgentStream events = Agents.Create(model, index).StreamAsync(arguments.Question ?? HelpText.DefaultQuestion, cancellationToken: stop.Token);
    AgentResponse response = await Turn.ShowAsync(events, view);
    if (response.ExitValue is not Analysis analysis)
    {
        return Say(ExitCode.Unanswered, $"The agents have ended without an answer: {response.Status}. {response.Detail}".TrimEnd());
    }

    foreach (string line in AnalysisText.Below(analysis))
    {
        Console.WriteLine(line);
    }

    return (int)ExitCode.Success;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return Say(ExitCode.Cancelled, "Cancelled.");
}
catch (Exception e) when (e is ModelException or AgentConfigurationException)
{
    return Say(ExitCode.Failed, Printable.Of(e.Message));
}

static int Say(ExitCode exitCode, string message)
{
    Console.Error.WriteLine(message);
    return (int)exitCode;
}
