using Microsoft.Extensions.AI;

namespace GenFlow.Models;

// What each content says.
internal sealed partial class UpdateReader
{
    private ModelException? Take(IList<AIContent> contents, List<ModelDelta> deltas)
    {
        for (int i = 0; i < contents.Count; i++)
        {
            if (Take(contents[i], deltas) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private ModelException? Take(AIContent content, List<ModelDelta> deltas)
    {
        switch (content)
        {
            case UsageContent when events is { HasUsage: true }:
                break;
            case TextContent text:
                TakeText(text, deltas);
                break;
            case TextReasoningContent thought:
                TakeThought(thought, deltas);
                break;
            case UsageContent usage:
                _usage += UsageOf(usage.Details);
                deltas.Add(ModelDelta.OfUsage(_usage));
                break;
            case ErrorContent error:
                return TakeError(error, deltas);
            case FunctionCallContent { InformationalOnly: false } call:
                _hasCalls = true;
                TakeCall(call, deltas);
                break;
            case ToolCallContent call when ServerCalls.NameOf(call) is { } name:
                TakeServerCall(call, name, deltas);
                break;
            case ToolResultContent result when ServerCalls.ResultOf(result) is { } said:
                Close(deltas);
                deltas.Add(ModelDelta.ServerResult(_next, said));
                Keep(_next++, content, deltas);
                break;
            default:
                Close(deltas);
                Keep(_next++, content, deltas);
                break;
        }

        return null;
    }

    private void TakeText(TextContent text, List<ModelDelta> deltas)
    {
        if (text.Text.Length > 0)
        {
            Open(ModelDeltaKind.Text, deltas);
            deltas.Add(ModelDelta.OfText(_index, text.Text));
        }

        if (text.Annotations is not { Count: > 0 } annotations)
        {
            return;
        }

        for (int i = 0; i < annotations.Count; i++)
        {
            if (annotations[i] is CitationAnnotation annotation)
            {
                Open(ModelDeltaKind.Text, deltas);
                foreach (Citation citation in Citation.FromAnnotation(annotation))
                {
                    deltas.Add(ModelDelta.Cites(_index, citation));
                }
            }
        }
    }

    // What proves a thought ends it: what comes behind it is another.
    private void TakeThought(TextReasoningContent thought, List<ModelDelta> deltas)
    {
        bool isProven = !string.IsNullOrEmpty(thought.ProtectedData);
        if (thought.Text.Length == 0 && !isProven)
        {
            return;
        }

        if (thought.Text.Length == 0 && HasPlainProperties(thought))
        {
            // A thought that nobody may read, in its client's own form.
            Close(deltas);
            deltas.Add(ModelDelta.Thought(_next, ""));
            deltas.Add(ModelDelta.BlockEnd(_next));
            Keep(_next++, thought, deltas);
            return;
        }

        Open(ModelDeltaKind.Thought, deltas);
        if (thought.Text.Length > 0)
        {
            deltas.Add(ModelDelta.Thought(_index, thought.Text));
        }

        if (isProven)
        {
            deltas.Add(ModelDelta.Signature(_index, thought.ProtectedData!));
            _isSigned = true;
        }
    }

    private void TakeCall(FunctionCallContent call, List<ModelDelta> deltas)
    {
        Close(deltas);
        int index = _next++;
        deltas.Add(ModelDelta.ActionStart(index, call.CallId, call.Name));
        deltas.Add(ModelDelta.ActionFragment(index, CallArguments.ToJson(call)));
        deltas.Add(ModelDelta.BlockEnd(index));
        if (HasPlainProperties(call))
        {
            // Some providers prove their calls there.
            deltas.Add(ModelDelta.Replay(index, call));
        }
    }

    private void TakeServerCall(ToolCallContent call, string name, List<ModelDelta> deltas)
    {
        Close(deltas);
        int index = _next++;
        deltas.Add(ModelDelta.ServerActionStart(index, call.CallId, name));
        deltas.Add(ModelDelta.ActionFragment(index, ServerCalls.ArgumentsOf(call)));
        deltas.Add(ModelDelta.BlockEnd(index));
        Keep(index, call, deltas);
    }

    // A transcript is JSON: what a client has made up for itself and cannot be written is left to that client.
    private static void Keep(int index, AIContent content, List<ModelDelta> deltas)
    {
        if (content is DataContent { AdditionalProperties: null } || CallArguments.CanBeWritten(content))
        {
            deltas.Add(ModelDelta.Replay(index, content));
        }
    }

    private ModelException? TakeError(ErrorContent error, List<ModelDelta> deltas)
    {
        // Clients of OpenAI's models give a refusal so.
        if (error.ErrorCode is { } code && code.StartsWith("refusal", StringComparison.OrdinalIgnoreCase))
        {
            _refusal = code;
            if (error.Message is { Length: > 0 } said)
            {
                Open(ModelDeltaKind.Text, deltas);
                deltas.Add(ModelDelta.OfText(_index, said));
            }

            return null;
        }

        string details = string.IsNullOrEmpty(error.Details) ? "" : " " + error.Details;
        return new ModelException($"The model's client reported an error: {error.Message}{details}") { Code = error.ErrorCode };
    }

    private static bool HasPlainProperties(AIContent content)
    {
        if (content.AdditionalProperties is not { Count: > 0 } properties)
        {
            return false;
        }

        foreach ((_, object? value) in properties)
        {
            if (value is not (null or string or bool or int or long or double or byte[] or System.Text.Json.JsonElement))
            {
                return false;
            }
        }

        return true;
    }

    private static Usage UsageOf(UsageDetails details) => new(
        details.InputTokenCount ?? 0,
        details.OutputTokenCount ?? 0,
        details.CachedInputTokenCount ?? 0,
        0,
        details.ReasoningTokenCount ?? 0);
}
