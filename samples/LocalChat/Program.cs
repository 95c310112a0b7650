using System.Globalization;
using GenFlow.Agents;
using GenFlow.LlamaCpp;
using GenFlow.Models;
using LocalChat;
using Shared;
using Shared.Agents;
using Shared.Terminal;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (QuestionArguments.AsksForHelp(args))
{
    Console.WriteLine(HelpText.Usage);
    return (int)ExitCode.Success;
}

if (CommandLine.Parse(args) is not { } arguments)
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
bool isShow = arguments is { Model: null, Question: null };
try
{
    #region agent
    await using var provider = new LlamaCppProvider(new LlamaCppOptions
    {
        ModelPath = arguments.Model ?? Script.Write(stop.Token),
        NativeDirectory = arguments.Natives,
        // One core does it for a script; more would wait for each other.
        Threads = arguments.Threads ?? (arguments.Model is null ? 1 : null),
        ContextLength = arguments.Context ?? (arguments.Model is null ? Script.ContextLength : null),
        ChatTemplate = arguments.Template,
        ParallelSequences = 1,
    });
    using var model = new TimedModel(provider);
    Agent agent = FileAgent.Create(model, arguments.Root, view);
    var session = new AgentSession();
    #endregion

    await view.NoteAsync(arguments.Model is null
        ? "= a scripted model on the real llama.cpp: it says the same whatever is asked; for another, --model file.gguf"
        : $"= {provider.Metadata.DefaultModelId} on llama.cpp");
    await provider.LoadAsync(cancellationToken: stop.Token);
    await foreach (string question in isShow ? Script.AskAsync(view) : Questions.ReadAsync(arguments.Question, view, input, stop.Token))
    {
        AgentResponse response = await Turn.ShowAsync(agent.StreamAsync(question, session, stop.Token), view);
        await view.NoteAsync(Costs.Of(response, model.TakeTokensPerSecond()));
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
catch (LlamaModelLoadException e) when (!File.Exists(e.ModelPath))
{
    return Say(ExitCode.NotFound, Printable.Of(e.Message));
}
catch (Exception e) when (e is ModelException or AgentConfigurationException or IOException or UnauthorizedAccessException)
{
    return Say(ExitCode.Failed, Printable.Of(e.Message));
}

static int Say(ExitCode exitCode, string message)
{
    Console.Error.WriteLine(message);
    return (int)exitCode;
}
