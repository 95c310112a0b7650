using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>One step of a model's answer. A value of 32 bytes that is made by its factory methods.</summary>
/// <remarks><see cref="Index"/> names the block: text, a thought, a call. Blocks of different indices may interleave; the first
/// delta of an index opens its block.</remarks>
public readonly struct ModelDelta
{
    private readonly string? _text;
    private readonly object? _value;

    private ModelDelta(ModelDeltaKind kind, int index, string? text, object? value = null)
    {
        Kind = kind;
        Index = index;
        _text = text;
        _value = value;
    }

    /// <summary>What it says.</summary>
    public ModelDeltaKind Kind { get; }

    /// <summary>The block it belongs to.</summary>
    public int Index { get; }

    /// <summary>Its text; empty where it has none.</summary>
    public string Text => _text ?? "";

    /// <summary>The id of the call that begins, or of the response.</summary>
    public string Id => _value as string ?? "";

    /// <summary>What it carries besides text.</summary>
    public object? Value => _value;

    /// <summary>Why the model stopped; <see cref="StopReason.Unknown"/> before the end.</summary>
    public StopReason StopReason => Kind == ModelDeltaKind.Stop ? (StopReason)Index : StopReason.Unknown;

    /// <summary>The answer begins.</summary>
    /// <param name="responseId">The provider's id of it.</param>
    /// <param name="modelId">The model that answers, as the provider calls it.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta Begin(string? responseId, string? modelId) => new(ModelDeltaKind.Begin, 0, modelId, responseId);

    /// <summary>Text of the answer.</summary>
    /// <param name="index">The block.</param>
    /// <param name="text">The text.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta OfText(int index, string text) => new(ModelDeltaKind.Text, index, text);

    /// <summary>Text of a thought.</summary>
    /// <param name="index">The block.</param>
    /// <param name="text">The text; empty to open the block only.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta Thought(int index, string text) => new(ModelDeltaKind.Thought, index, text);

    /// <summary>What proves a thought to its provider.</summary>
    /// <param name="index">The block.</param>
    /// <param name="signature">Its text, replayed as it is.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta Signature(int index, string signature) => new(ModelDeltaKind.Signature, index, signature);

    /// <summary>A call of an action begins.</summary>
    /// <param name="index">The block.</param>
    /// <param name="id">The call's id.</param>
    /// <param name="name">The action's name.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta ActionStart(int index, string id, string name) => new(ModelDeltaKind.ActionStart, index, name, id);

    /// <summary>More of the JSON of a call's arguments.</summary>
    /// <param name="index">The block.</param>
    /// <param name="json">The fragment, cut anywhere.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta ActionFragment(int index, string json) => new(ModelDeltaKind.ActionFragment, index, json);

    /// <summary>A block is complete.</summary>
    /// <param name="index">The block.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta BlockEnd(int index) => new(ModelDeltaKind.BlockEnd, index, null);

    /// <summary>A call that the provider runs itself begins.</summary>
    /// <param name="index">The block.</param>
    /// <param name="id">The call's id.</param>
    /// <param name="name">What is called.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta ServerActionStart(int index, string id, string name) => new(ModelDeltaKind.ServerActionStart, index, name, id);

    /// <summary>What a provider's own call gave.</summary>
    /// <param name="index">The block of the result.</param>
    /// <param name="result">It.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta ServerResult(int index, ServerActionResult result) => new(ModelDeltaKind.ServerActionResult, index, null, result);

    /// <summary>Where text comes from.</summary>
    /// <param name="index">The text's block.</param>
    /// <param name="citation">It.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta Cites(int index, Citation citation) => new(ModelDeltaKind.Citation, index, null, citation);

    /// <summary>How a block is given back to its provider.</summary>
    /// <param name="index">The block.</param>
    /// <param name="content">What the next request has in its place.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta Replay(int index, AIContent content) => new(ModelDeltaKind.Replay, index, null, content);

    /// <summary>The usage so far.</summary>
    /// <param name="usage">It; replaces the one before.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta OfUsage(Usage usage) => new(ModelDeltaKind.Usage, 0, null, usage);

    /// <summary>Why the model stopped.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="raw">The provider's own word.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta Stop(StopReason reason, string? raw) => new(ModelDeltaKind.Stop, (int)reason, raw);

    /// <summary>Another model answers from here on.</summary>
    /// <param name="change">From which to which, and why.</param>
    /// <returns>The delta.</returns>
    public static ModelDelta OfSwitch(ModelSwitch change) => new(ModelDeltaKind.Switch, 0, null, change);

    /// <inheritdoc/>
    public override string ToString() => Kind == ModelDeltaKind.Stop ? $"Stop {StopReason} '{Text}'" : $"{Kind} {Index} '{Text}' {Value}";
}
