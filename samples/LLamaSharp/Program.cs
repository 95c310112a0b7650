using System.Globalization;
using GenFlow.Agents;
using LLama;
using LLama.Abstractions;
using LLama.Common;
using LLama.Exceptions;
using LLama.Native;
using LLama.Transformers;
using LLamaSharpChat;
using Microsoft.Extensions.AI;
using Shared;
using Shared.Agents;
using Shared.Terminal;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var path, .. var rest] || rest.Length > 1)
{
    return Say(ExitCode.Usage, "usage: LLamaSharpChat file.gguf [question]");
}

if (!File.Exists(path))
{
    return Say(ExitCode.NotFound, $"{path} is no file.");
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var input = new LineReader();
IView view = Views.Create(null, input);
NativeLogConfig.llama_log_set((level, message) => { });
try
{
    #region client
    var parameters = new ModelParams(path) { ContextSize = 8192, GpuLayerCount = 0 };
    using LLamaWeights weights = LLamaWeights.LoadFromFile(parameters);

    // A session sends the whole transcript each time, which is what an executor without a state wants.
    var executor = new StatelessExecutor(weights, parameters);
    using IChatClient client = executor.AsChatClient(new PromptTemplateTransformer(weights, withAssistant: true));
    using var model = new TextTools(client);
    #endregion

    Agent agent = FileAgent.Create(model, RepositoryRoot.Find(), view);
    var session = new AgentSession();
    await foreach (string question in Questions.ReadAsync(rest is [var only] ? only : null, view, input, stop.Token))
    {
        AgentResponse response = await Turn.ShowAsync(agent.StreamAsync(question, session, stop.Token), view);
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
catch (Exception e) when (e is RuntimeError or LoadWeightsFailedException or GenFlow.Models.ModelException)
{
    return Say(ExitCode.Failed, Printable.Of(e.Message));
}

static int Say(ExitCode exitCode, string message)
{
    Console.Error.WriteLine(message);
    return (int)exitCode;
}
