using System.Text;
using System.Text.Json;
using GenFlow.LlamaCpp.Engine;
using GenFlow.LlamaCpp.Text;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Requests;

/// <summary>The newest answers with calls, as the model has written them, by their calls' ids. When one comes back in a transcript, the
/// model is given it to the letter, thoughts and white space included: it need not read again what it wrote. Safe for any number
/// of threads.</summary>
internal sealed class RecentAnswers
{
    private const int MostAnswers = 256;
    private const int LongestAnswer = 1 << 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, RecentAnswer> _byCall = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Remembers an answer that has ended, if it called.</summary>
    /// <param name="generation">The answer.</param>
    /// <param name="calls">Its calls.</param>
    public void Remember(Generation generation, IReadOnlyList<InferenceToolCall> calls)
    {
        if (generation.End is not { Raw: { Length: <= LongestAnswer } raw } || calls.Count == 0)
        {
            return;
        }

        var parts = new TextParts();
        var reader = new AnswerReader(generation.Request.Format, parts);
        reader.Append(raw);
        reader.Finish();
        var answer = new RecentAnswer(raw, parts.Said.ToString(), parts.HasThought, [.. calls]);
        lock (_gate)
        {
            if (_byCall.TryAdd(calls[0].Id, answer))
            {
                _order.Enqueue(calls[0].Id);
            }

            if (_order.Count > MostAnswers)
            {
                _byCall.Remove(_order.Dequeue());
            }
        }
    }

    /// <summary>What the model has written as this message; null where that is not known, or the message says something else by now.</summary>
    public string? RawOf(ChatMessage message, ReasoningReplay replay)
    {
        FunctionCallContent[] calls = [.. message.Contents.OfType<FunctionCallContent>()];
        RecentAnswer? answer = null;
        lock (_gate)
        {
            _ = calls.Length > 0 && _byCall.TryGetValue(calls[0].CallId, out answer);
        }

        return answer is not null && (replay != ReasoningReplay.Never || !answer.HasThought)
            && answer.Calls.Count == calls.Length && answer.Calls.Zip(calls).All(pair => IsSame(pair.First, pair.Second))
            && string.Concat(message.Contents.OfType<TextContent>().Select(text => text.Text)) == answer.Text ? answer.Raw : null;
    }

    private static bool IsSame(InferenceToolCall known, FunctionCallContent call)
    {
        if (known.Id != call.CallId || known.Name != call.Name || call.InformationalOnly)
        {
            return false;
        }

        try
        {
            var arguments = JsonElement.Parse(call.Arguments is { } given ? JsonForm.Of(given, typeof(IDictionary<string, object?>)) : "{}");
            return JsonElement.DeepEquals(arguments, JsonElement.Parse(known.Arguments));
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private sealed record RecentAnswer(string Raw, string Text, bool HasThought, IReadOnlyList<InferenceToolCall> Calls);

    private sealed class TextParts : IAnswerSink
    {
        public StringBuilder Said { get; } = new();

        public bool HasThought { get; private set; }

        public void Text(ReadOnlySpan<char> text) => Said.Append(text);

        public void Thought(ReadOnlySpan<char> text) => HasThought = true;

        public void CallStart(string name)
        {
        }

        public void CallFragment(ReadOnlySpan<char> json)
        {
        }

        public void CallEnd()
        {
        }
    }
}
