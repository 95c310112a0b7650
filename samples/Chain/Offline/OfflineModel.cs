using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;
using Shared.Offline;

namespace DocsChain.Offline;

/// <summary>A model without a network that knows its way about documentation. What it is to do it sees from the transcript and
/// from the actions that it is offered.</summary>
internal static class OfflineModel
{
    /// <summary>The model as a chat client.</summary>
    /// <param name="pace">How long it takes for a piece of text.</param>
    public static IChatClient Create(TimeSpan pace) => OfflineClient.Create(Decide, pace);

    private static Decision Decide(ScriptedRequest request)
    {
        var transcript = new Transcript(request.UserText, request.Results);
        return request.Tools.Contains("conclude") ? Analyst.Next(transcript, transcript.HandedOver ?? []) : Searcher.Next(transcript);
    }
}
