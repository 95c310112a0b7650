using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Testing;

/// <summary>What a scripted model answers to one call. Immutable: each method gives a longer answer, and one object may answer
/// any number of calls.</summary>
/// <remarks>
/// Blocks are numbered from 0 in the order in which they begin. A block ends where another begins and where the answer stops;
/// text goes on with text, and a thought with a thought. An answer that says nothing else stops by itself: for actions where
/// it calls one, else because it is complete.
/// <code>
/// new Reply().Thought("let ", "me").Signature("x").Text("Look").Delay(TimeSpan.FromSeconds(1)).Text("ing.")
///     .Action("call_1", "get_weather", "{\"ci", "ty\":\"Os", "lo\"}").Usage(120, 30)
/// </code></remarks>
public sealed partial class Reply
{
    private readonly ImmutableArray<ScriptStep> _steps;
    private readonly State _state;

    /// <summary>An answer that says nothing.</summary>
    public Reply()
        : this([], new(OpenBlock: -1))
    {
    }

    private Reply(ImmutableArray<ScriptStep> steps, State state)
    {
        _steps = steps;
        _state = state;
    }

    /// <summary>An answer of one text.</summary>
    /// <param name="text">It.</param>
    public static implicit operator Reply(string text) => new Reply().Text(text);

    /// <summary>See <see cref="Text"/>.</summary>
    /// <param name="text">It.</param>
    /// <returns>The answer.</returns>
    public static Reply FromString(string text) => new Reply().Text(text);

    /// <summary>Cuts a text into pieces, to be given as fragments. Surrogate pairs are cut where they fall, as wires do.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">UTF-16 units of a piece, at least 1; the last may be shorter.</param>
    /// <returns>The pieces, in order.</returns>
    public static string[] Pieces(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var pieces = new string[(text.Length + length - 1) / length];
        for (int index = 0; index < pieces.Length; index++)
        {
            int start = index * length;
            pieces[index] = text.Substring(start, Math.Min(length, text.Length - start));
        }

        return pieces;
    }

    /// <summary>Names the model that answers, and the response: by default both are unknown.</summary>
    /// <param name="modelId">The model, as a provider calls it.</param>
    /// <param name="responseId">The provider's id of the response.</param>
    /// <returns>The longer answer.</returns>
    public Reply Model(string? modelId, string? responseId = null) => Append(ModelDelta.Begin(responseId, modelId));

    /// <summary>Text, in a delta for each piece.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The longer answer.</returns>
    public Reply Text(params ReadOnlySpan<string> pieces) => Block(ModelDeltaKind.Text, pieces, ModelDelta.OfText);

    /// <summary>A thought, in a delta for each piece; without pieces one whose text the provider keeps to itself.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The longer answer.</returns>
    public Reply Thought(params ReadOnlySpan<string> pieces) =>
        pieces.IsEmpty ? Block(ModelDeltaKind.Thought, [""], ModelDelta.Thought) : Block(ModelDeltaKind.Thought, pieces, ModelDelta.Thought);

    /// <summary>What proves the thought before it.</summary>
    /// <param name="signature">It.</param>
    /// <returns>The longer answer.</returns>
    public Reply Signature(string signature) => Append(ModelDelta.Signature(OpenBlock(ModelDeltaKind.Thought, "a thought"), signature));

    /// <summary>Where the text before it comes from.</summary>
    /// <param name="citation">It.</param>
    /// <returns>The longer answer.</returns>
    public Reply Cites(Citation citation) => Append(ModelDelta.Cites(OpenBlock(ModelDeltaKind.Text, "text"), citation));

    /// <summary>A call of an action, its arguments in a delta for each fragment; without fragments nothing is said of them.</summary>
    /// <param name="id">The call's id.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="fragments">JSON, cut anywhere; need not be JSON.</param>
    /// <returns>The longer answer.</returns>
    public Reply Action(string id, string name, params ReadOnlySpan<string> fragments) =>
        Open(ModelDeltaKind.ActionStart, index => ModelDelta.ActionStart(index, id, name)).Fragment(fragments);

    /// <summary>A call of an action.</summary>
    /// <param name="id">The call's id.</param>
    /// <param name="name">The action's name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="pieceLength">The length of the fragments that they arrive in; 0 for one.</param>
    /// <returns>The longer answer.</returns>
    public Reply Action(string id, string name, JsonObject arguments, int pieceLength = 0)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string json = arguments.ToJsonString();
        return Action(id, name, pieceLength == 0 ? [json] : Pieces(json, pieceLength));
    }

    /// <summary>More of the arguments of the call before it: after a delay, a gate.</summary>
    /// <param name="fragments">JSON, cut anywhere.</param>
    /// <returns>The longer answer.</returns>
    public Reply Fragment(params ReadOnlySpan<string> fragments)
    {
        int block = OpenBlock(ModelDeltaKind.ActionStart, "a call");
        var steps = ImmutableArray.CreateBuilder<ScriptStep>(fragments.Length);
        foreach (string fragment in fragments)
        {
            steps.Add(new(ModelDelta.ActionFragment(block, fragment)));
        }

        return new(_steps.AddRange(steps), _state);
    }

    /// <summary>A call that the provider runs itself; its result follows with <see cref="ServerResult"/>.</summary>
    /// <param name="id">The call's id.</param>
    /// <param name="name">What is called.</param>
    /// <param name="fragments">The JSON of its arguments, cut anywhere.</param>
    /// <returns>The longer answer.</returns>
    public Reply ServerAction(string id, string name, params ReadOnlySpan<string> fragments) =>
        Open(ModelDeltaKind.ServerActionStart, index => ModelDelta.ServerActionStart(index, id, name)).Fragment(fragments);

    /// <summary>What a call that the provider ran gave: a block of its own.</summary>
    /// <param name="id">The call's id.</param>
    /// <param name="text">The result.</param>
    /// <param name="sources">What was found.</param>
    /// <param name="isError">Whether it failed.</param>
    /// <returns>The longer answer.</returns>
    public Reply ServerResult(string id, string text, IReadOnlyList<Source>? sources = null, bool isError = false) =>
        Open(ModelDeltaKind.ServerActionResult, index => ModelDelta.ServerResult(index, new(id, text, sources ?? [], isError)));

    /// <summary>How the block before it is given back to its provider; without one, a block of its own that GenFlow does not know.</summary>
    /// <param name="content">What the next request has in its place.</param>
    /// <returns>The longer answer.</returns>
    public Reply Replay(AIContent content) =>
        _state.OpenBlock >= 0
            ? Append(ModelDelta.Replay(_state.OpenBlock, content))
            : Open(ModelDeltaKind.Replay, index => ModelDelta.Replay(index, content));

    /// <summary>The tokens so far; replaces what was said before.</summary>
    /// <param name="inputTokens">All tokens read.</param>
    /// <param name="outputTokens">All tokens written.</param>
    /// <param name="cachedInputTokens">Of the input, those from the cache.</param>
    /// <param name="cacheWriteTokens">Of the input, those written to the cache.</param>
    /// <param name="reasoningTokens">Of the output, those of thoughts.</param>
    /// <returns>The longer answer.</returns>
    public Reply Usage(long inputTokens, long outputTokens, long cachedInputTokens = 0, long cacheWriteTokens = 0, long reasoningTokens = 0) =>
        Append(ModelDelta.OfUsage(new(inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens)));
}
