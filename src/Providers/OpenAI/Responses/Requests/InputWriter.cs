using System.Text;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>From a transcript to the items of a request's input.</summary>
internal sealed partial class InputWriter(IList<AITool>? tools, bool isStored)
{
    private readonly StringBuilder _instructions = new();
    private readonly List<ContentPart> _parts = [];
    private readonly HashSet<string> _customCalls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _serverCalls = new(StringComparer.Ordinal);
    private string? _lastRaw;
    private bool _hasLeftThought;

    /// <summary>The items.</summary>
    public List<InputItem> Items { get; } = [];

    /// <summary>What the model is told before everything else; null for nothing.</summary>
    public string? Instructions => _instructions.Length == 0 ? null : _instructions.ToString();

    /// <exception cref="Models.ModelRequestException">The wire cannot say it.</exception>
    public void Add(IReadOnlyList<ChatMessage> messages)
    {
        foreach (ChatMessage message in messages)
        {
            if (message.Role == ChatRole.System && Items.Count == 0)
            {
                _instructions.Append(_instructions.Length > 0 && message.Text.Length > 0 ? "\n\n" : "").Append(message.Text);
                continue;
            }

            _lastRaw = null;
            _hasLeftThought = false;
            bool isAssistant = message.Role == ChatRole.Assistant;
            if (!isAssistant)
            {
                DropThoughts();
            }

            foreach (AIContent content in message.Contents)
            {
                if (!WireContent.IsForeign(content, ResponsesDecoder.Wire))
                {
                    Add(content, message.Role, isAssistant);
                }
                else if (content is ToolCallContent call)
                {
                    _serverCalls.Add(call.CallId);
                }
            }

            EndMessage(message.Role);
        }

        DropThoughts();
    }

    // The provider refuses a thought without what followed it: where an answer was cut behind it, there is nothing.
    private void DropThoughts()
    {
        while (Items is [.., RawItem { IsThought: true }])
        {
            Items.RemoveAt(Items.Count - 1);
        }
    }

    private void Add(AIContent content, ChatRole role, bool isAssistant)
    {
        switch (content)
        {
            case FunctionResultContent result:
                EndMessage(role);
                AddResult(result);
                break;
            case ToolResultContent or UsageContent or ErrorContent:
                break;
            case not null when isAssistant && RawItems.TryRead(content) is { } raw:
                EndMessage(role);
                AddRaw(content, raw);
                break;
            case TextReasoningContent:
                // What proves it to this provider is not there.
                _hasLeftThought |= isAssistant;
                break;
            case FunctionCallContent { InformationalOnly: false } call:
                EndMessage(role);
                AddCall(call);
                break;
            case ToolCallContent call:
                _serverCalls.Add(call.CallId);
                break;
            case TextContent { Text.Length: 0 }:
                break;
            case TextContent text when isAssistant:
                _parts.Add(new ContentPart("output_text") { Text = text.Text, Annotations = [] });
                break;
            default:
                // What a model has said in the form of another client only is left to that client.
                if (!isAssistant || content is DataContent or UriContent)
                {
                    _parts.Add(isAssistant ? throw InputParts.Unsaid(content!) : InputParts.Of(content!));
                }

                break;
        }
    }

    private void EndMessage(ChatRole role)
    {
        if (_parts.Count > 0)
        {
            Items.Add(new SaidItem("message")
            {
                Role = role == ChatRole.Assistant ? "assistant" : role == ChatRole.System ? "system" : "user",
                Content = _parts.ToArray(),
            });
            _parts.Clear();
        }
    }

    // All parts of a message remember all of it.
    private void AddRaw(AIContent content, RawItem raw)
    {
        if (raw.Json == _lastRaw)
        {
            return;
        }

        _lastRaw = raw.Json;
        RawItems.Known known = RawItems.Describe(raw);
        if (known.Type == "reasoning" && !known.IsProven && !isStored)
        {
            _hasLeftThought = true;
            return;
        }

        if (content is ToolCallContent { CallId: var id } call)
        {
            bool isOwn = known.Type is "function_call" or "custom_tool_call";
            (known.Type == "custom_tool_call" ? _customCalls : isOwn ? [] : _serverCalls).Add(id);
            Items.Add(RawItems.Rewrite(raw, withoutId: _hasLeftThought && !isStored, isOwn && known.CallId != call.CallId ? call.CallId : null));
            return;
        }

        Items.Add(RawItems.Rewrite(raw, withoutId: _hasLeftThought && !isStored, null) with { IsThought = known.Type == "reasoning" });
    }
}
