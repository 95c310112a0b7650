#pragma warning disable IDE0130 // Where the type is that it extends, so that it needs no further using.
namespace Microsoft.Extensions.AI;
#pragma warning restore IDE0130

/// <summary>Messages by who says them.</summary>
public static class ChatMessageExtensions
{
    extension(ChatMessage)
    {
        /// <summary>What the user says.</summary>
        /// <param name="text">The text.</param>
        /// <returns>The message.</returns>
        public static ChatMessage User(string text) => new(ChatRole.User, text);

        /// <summary>What the model is told before everything else.</summary>
        /// <param name="text">The text.</param>
        /// <returns>The message.</returns>
        public static ChatMessage System(string text) => new(ChatRole.System, text);

        /// <summary>What the model has said.</summary>
        /// <param name="text">The text.</param>
        /// <returns>The message.</returns>
        public static ChatMessage Assistant(string text) => new(ChatRole.Assistant, text);

        /// <summary>What a tool gave.</summary>
        /// <param name="callId">The id of the call.</param>
        /// <param name="result">What it gave.</param>
        /// <returns>The message.</returns>
        public static ChatMessage Tool(string callId, string result) => new(ChatRole.Tool, [new FunctionResultContent(callId, result)]);
    }
}
