using System.Globalization;
using DocsMcp;
using DocsMcp.Serving;
using GenFlow.Agents;
using GenFlow.Models;
using ModelContextProtocol;
using Shared;
using Shared.Clients;
using Shared.Terminal;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine(CommandLine.Usage);
    return (int)ExitCode.Success;
}

if (CommandLine.Parse(args) is not { } arguments)
{
    return Say(ExitCode.Usage, CommandLine.Usage);
}

if (!Directory.Exists(arguments.Docs))
{
    return Say(ExitCode.NotFound, $"{arguments.Docs} is no directory.");
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    if (arguments.Serves)
    {
        await DocsServer.RunAsync(arguments.Docs, stop.Token);
        return (int)ExitCode.Success;
    }

    var choice = ModelChoice.Of(arguments.Model, Environment.GetEnvironmentVariable);
    if (choice.Problem is { } problem)
    {
        return Say(ExitCode.Usage, problem);
    }

    AgentResponse response = await Librarian.AnswerAsync(choice, arguments.Docs, arguments.Question!, stop.Token);
    return response.IsSuccess ? (int)ExitCode.Success : Say(ExitCode.Unanswered, $"The agent has ended without an answer: {response.Status}.");
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    return Say(ExitCode.Cancelled, "Cancelled.");
}
catch (Exception e) when (e is ModelException or AgentConfigurationException or McpException or IOException or TimeoutException or InvalidOperationException)
{
    return Say(ExitCode.Failed, Printable.Of(e.Message));
}

static int Say(ExitCode exitCode, string message)
{
    Console.Error.WriteLine(message);
    return (int)exitCode;
}
