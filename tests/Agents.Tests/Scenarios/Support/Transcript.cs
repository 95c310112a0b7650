using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What every provider demands of the messages it is given.</summary>
internal static class Transcript
{
    /// <summary>Each call has exactly one result, in the message behind it, in its order; no result is without a call.</summary>
    public static void Check(IReadOnlyList<ChatMessage> messages)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < messages.Count; index++)
        {
            ChatMessage message = messages[index];
            Assert.NotEmpty(message.Contents);
            if (message.Role == ChatRole.Tool)
            {
                Assert.True(index > 0 && Calls(messages[index - 1]).Count > 0, $"Message {index} has results without calls before it.");
                continue;
            }

            // What the provider ran itself has its result beside it.
            HashSet<string> itself = [.. message.Contents.OfType<FunctionCallContent>().Where(static call => call.InformationalOnly).Select(static call => call.CallId)];
            Assert.All(message.Contents.OfType<FunctionResultContent>(), result => Assert.Contains(result.CallId, itself));
            IReadOnlyList<string> calls = Calls(message);
            Assert.All(calls, call => Assert.True(call.Length > 0 && ids.Add(call), $"Call '{call}' is not one of its own."));
            IReadOnlyList<string> results = index + 1 < messages.Count && messages[index + 1].Role == ChatRole.Tool
                ? [.. messages[index + 1].Contents.Cast<FunctionResultContent>().Select(static result => result.CallId)]
                : [];
            Assert.Equal(calls, results);
        }
    }

    /// <summary>What the next run of the session would send.</summary>
    public static void Check(AgentSession session) => Check([.. session.Messages.SelectMany(static message => message.ToChatMessages())]);

    /// <summary>A transcript in lines, for comparing two of different runs: without ids of runs and messages, and without what stands for a block when it is given back.</summary>
    public static IReadOnlyList<string> Lines(AgentSession session) =>
        [.. session.Messages.Select(static message => $"{message.Role} {message.StopReason} {string.Join(" | ", message.Blocks.Where(static block => block is not ReplayBlock { Replaces: > 0 }).Select(Line))}")];

    private static IReadOnlyList<string> Calls(ChatMessage message) =>
        [.. message.Contents.OfType<FunctionCallContent>().Where(static call => !call.InformationalOnly).Select(static call => call.CallId)];

    private static string Line(MessageBlock block) => block switch
    {
        TextBlock text => $"'{text.Text}'",
        ThoughtBlock thought => $"thought '{thought.Text}' {thought.Signature}",
        ActionBlock action => $"{action.Id} {action.Name} {action.RawBody ?? action.Body.GetRawText()} → {(action.IsError ? "error " : "")}'{action.Result}'",
        _ => block.GetType().Name,
    };
}
