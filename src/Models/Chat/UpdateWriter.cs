using System.Text;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>From deltas to updates, with the contents of Microsoft.Extensions.AI.</summary>
internal sealed class UpdateWriter
{
    private readonly Dictionary<int, Call> _calls = [];
    private readonly HashSet<int> _shown = [];
    private Usage _usage = Usage.None;
    private string? _responseId;
    private string? _modelId;

    /// <summary>Whether a <see cref="ModelDeltaKind.Replay"/> right behind it would stand in its place, or add to it.</summary>
    public bool MayBeReplaced(in ModelDelta delta) =>
        delta.Kind == ModelDeltaKind.ServerActionResult
        || (delta.Kind == ModelDeltaKind.BlockEnd && _calls.TryGetValue(delta.Index, out Call? call) && !call.IsShown);

    /// <summary>Whether what may be replaced waits for the next delta, however long that takes: nobody runs what a provider runs
    /// itself.</summary>
    public bool MustWait(in ModelDelta delta) =>
        delta.Kind == ModelDeltaKind.ServerActionResult || (_calls.TryGetValue(delta.Index, out Call? call) && call.IsServerSide);

    /// <summary>Something of the block is shown: a replay of it behind its end is not.</summary>
    public void Show(int index) => _shown.Add(index);

    /// <summary>The update of deltas that belong together.</summary>
    public ChatResponseUpdate Write(ReadOnlySpan<ModelDelta> deltas, object raw)
    {
        var contents = new List<AIContent>(1);
        ChatFinishReason? finish = Contents(deltas, contents);
        return new(ChatRole.Assistant, contents)
        {
            RawRepresentation = raw,
            FinishReason = finish,
            ResponseId = _responseId,
            MessageId = _responseId,
            ModelId = _modelId,
        };
    }

    /// <summary>What deltas that belong together say.</summary>
    public ChatFinishReason? Contents(ReadOnlySpan<ModelDelta> deltas, List<AIContent> contents)
    {
        ChatFinishReason? finish = null;
        for (int i = 0; i < deltas.Length; i++)
        {
            AIContent? replay = i + 1 < deltas.Length && IsReplacement(deltas[i + 1], deltas[i].Index) ? (AIContent)deltas[i + 1].Value! : null;
            finish = Content(deltas[i], contents, replay) ?? finish;
        }

        return finish;
    }

    private bool IsReplacement(in ModelDelta delta, int index) =>
        delta is { Kind: ModelDeltaKind.Replay, Value: AIContent } && delta.Index == index
        && (!_calls.TryGetValue(index, out Call? call) || call.IsServerSide || delta.Value is FunctionCallContent);

    private ChatFinishReason? Content(in ModelDelta delta, List<AIContent> contents, AIContent? replay)
    {
        switch (delta.Kind)
        {
            case ModelDeltaKind.Begin:
                _responseId = delta.Id.Length == 0 ? null : delta.Id;
                _modelId = delta.Text.Length == 0 ? null : delta.Text;
                break;
            case ModelDeltaKind.Text when delta.Text.Length > 0:
                _shown.Add(delta.Index);
                contents.Add(new TextContent(delta.Text));
                break;
            case ModelDeltaKind.Thought when delta.Text.Length > 0:
                _shown.Add(delta.Index);
                contents.Add(new TextReasoningContent(delta.Text));
                break;
            case ModelDeltaKind.Signature:
                _shown.Add(delta.Index);
                contents.Add(new TextReasoningContent("") { ProtectedData = delta.Text });
                break;
            case ModelDeltaKind.ActionStart or ModelDeltaKind.ServerActionStart:
                _calls[delta.Index] = new(delta.Id, delta.Text, delta.Kind == ModelDeltaKind.ServerActionStart);
                break;
            case ModelDeltaKind.ActionFragment when _calls.TryGetValue(delta.Index, out Call? call):
                call.Arguments.Append(delta.Text);
                break;
            case ModelDeltaKind.BlockEnd:
                EndBlock(delta.Index, contents, replay);
                break;
            case ModelDeltaKind.ServerActionResult when replay is null && delta.Value is ServerActionResult result:
                _shown.Add(delta.Index);
                contents.Add(new FunctionResultContent(result.ActionId, result.Text));
                break;
            case ModelDeltaKind.Citation when delta.Value is Citation citation:
                _shown.Add(delta.Index);
                contents.Add(new TextContent("") { Annotations = [citation.ToAnnotation()] });
                break;
            case ModelDeltaKind.Replay when delta.Value is AIContent content:
                Replay(delta.Index, content, contents);
                break;
            case ModelDeltaKind.Usage when delta.Value is Usage usage:
                contents.Add(new UsageContent(More(usage)));
                break;
            case ModelDeltaKind.Switch when delta.Value is ModelSwitch change:
                BeginAnew(change, contents);
                break;
            case ModelDeltaKind.Stop:
                return StopReasons.ToFinish(delta.StopReason, delta.Text);
        }

        return null;
    }

    private void BeginAnew(ModelSwitch change, List<AIContent> contents)
    {
        if (SwitchUpdates.ContentOf(change) is { } content)
        {
            contents.Add(content);
            _calls.Clear();
            _shown.Clear();
            _usage = Usage.None;
        }
    }

    private void EndBlock(int index, List<AIContent> contents, AIContent? replay)
    {
        if (_calls.Remove(index, out Call? call) && !call.IsShown && !(call.IsServerSide && replay is not null))
        {
            _shown.Add(index);
            FunctionCallContent content = CallArguments.ToContent(call.Id, call.Name, call.Arguments.ToString(), call.IsServerSide);
            content.AdditionalProperties = replay is FunctionCallContent ? replay.AdditionalProperties : null;
            contents.Add(content);
        }
    }

    // A replay of what is shown already would say it twice: only what it was on its wire follows it.
    private void Replay(int index, AIContent content, List<AIContent> contents)
    {
        if (_calls.TryGetValue(index, out Call? call))
        {
            if (content is not ToolCallContent || (!call.IsServerSide && content is not FunctionCallContent))
            {
                return;
            }

            call.IsShown = true;
        }
        else if (!_shown.Add(index))
        {
            if (WireContent.Behind(content) is { } behind)
            {
                contents.Add(behind);
            }

            return;
        }

        contents.Add(content);
    }

    // Whoever reads updates adds their usage up.
    private UsageDetails More(Usage usage)
    {
        Usage before = _usage;
        _usage = usage;
        return new()
        {
            InputTokenCount = usage.InputTokens - before.InputTokens,
            OutputTokenCount = usage.OutputTokens - before.OutputTokens,
            TotalTokenCount = usage.TotalTokens - before.TotalTokens,
            CachedInputTokenCount = usage.CachedInputTokens - before.CachedInputTokens,
            ReasoningTokenCount = usage.ReasoningTokens - before.ReasoningTokens,
        };
    }

    private sealed class Call(string id, string name, bool isServerSide)
    {
        public string Id { get; } = id;

        public string Name { get; } = name;

        public bool IsServerSide { get; } = isServerSide;

        public bool IsShown { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
