using Microsoft.Extensions.AI;

namespace GenFlow.Ecosystem.Tests.Foreign;

/// <summary>What middleware of Microsoft.Extensions.AI does that runs functions by itself: it knows nothing of GenFlow.</summary>
internal sealed class FunctionLoop(IChatClient inner) : DelegatingChatClient(inner)
{
    private const int MostRounds = 10;

    public IServiceProvider? Services { get; init; }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> transcript = [.. messages];
        for (int round = 0; round < MostRounds; round++)
        {
            var updates = new List<ChatResponseUpdate>();
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(transcript, options, cancellationToken))
            {
                updates.Add(update);
                yield return update;
            }

            ChatResponse response = updates.ToChatResponse();
            FunctionCallContent[] calls = [.. response.Messages.SelectMany(static message => message.Contents).OfType<FunctionCallContent>().Where(static call => !call.InformationalOnly)];
            if (calls.Length == 0)
            {
                yield break;
            }

            transcript.AddRange(response.Messages);
            var results = new List<AIContent>();
            foreach (FunctionCallContent call in calls)
            {
                results.Add(await CallAsync(call, options, cancellationToken));
            }

            var answer = new ChatMessage(ChatRole.Tool, results);
            transcript.Add(answer);
            yield return new ChatResponseUpdate(ChatRole.Tool, results);
        }
    }

    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    private async Task<FunctionResultContent> CallAsync(FunctionCallContent call, ChatOptions? options, CancellationToken cancellationToken)
    {
        AIFunction? function = options?.Tools?.OfType<AIFunction>().FirstOrDefault(tool => tool.Name == call.Name);
        if (function is null || call.Exception is not null)
        {
            return new(call.CallId, $"Error: {call.Name} cannot be called.") { Exception = call.Exception };
        }

        try
        {
            return new(call.CallId, await function.InvokeAsync(new AIFunctionArguments(call.Arguments) { Services = Services }, cancellationToken));
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return new(call.CallId, "Error: " + problem.Message) { Exception = problem };
        }
    }
}
