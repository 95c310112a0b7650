using System.Globalization;
using AgentConsole;
using AgentConsole.Offline;
using GenFlow.Agents;
using GenFlow.Models;
using Microsoft.Extensions.AI;
using Shared;
using Shared.Agents;
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

if (!Directory.Exists(arguments.Root))
{
    return Say(ExitCode.NotFound, $"{arguments.Root} is no directory.");
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var input = new LineReader();
IView view = Views.Create(arguments.Color, input);
var choice = ModelChoice.Of(arguments.Model, Environment.GetEnvironmentVariable);
if (choice.Problem is { } problem)
{
    return Say(ExitCode.Usage, problem);
}

try
{
    #region agent
    using IChatClient model = ModelClients.Create(choice, () => OfflineModel.Create(Views.PaceFor(view)));
    Agent agent = FileAgent.Create(model, arguments.Root, view);
    var session = new AgentSession();
    #endregion
    if (choice.Provider != ModelProvider.Offline && model.GetService<ChatClientMetadata>() is { } metadata)
    {
        await view.NoteAsync($"= {metadata.DefaultModelId} by {metadata.ProviderName} at {metadata.ProviderUri}");
    }

    await foreach (string question in Questions.ReadAsync(arguments.Question, view, input, stop.Token))
    {
        AgentResponse response = await Turn.ShowAsync(agent.StreamAsync(question, session, stop.Token), view);
        await view.NoteAsync($"= {Amount.Of(response.Iterations, "call")} of the model, {response.Usage.InputTokens} tokens read, {response.Usage.OutputTokens} written");
        if (!response.IsSuccess)
        {
            return Say(ExitCode.Unanswered, $"The agent has ended without an answer: {response.Status}.");
        }
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
