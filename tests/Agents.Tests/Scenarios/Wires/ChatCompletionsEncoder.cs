using System.Text.Json.Nodes;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>The chunks of Chat Completions, as OpenAI and its many likes send them.</summary>
internal sealed class ChatCompletionsEncoder : WireEncoder
{
    private readonly Dictionary<int, (int Index, string Id, string Name)> _calls = [];
    private readonly bool _hasNulls;
    private readonly string _thought;
    private bool _hasBegun;
    private bool _hasStopped;

    public ChatCompletionsEncoder(int seed)
        : base(seed, "chatcmpl-01", "local-test")
    {
        _hasNulls = Chance(2);
        _thought = Chance(2) ? "reasoning_content" : "reasoning";
    }

    public override void End()
    {
        if (_hasStopped)
        {
            Tell();
            WriteLine("data: [DONE]");
        }
    }

    public override void Fail(ModelException error) =>
        Write(null, new() { ["error"] = new JsonObject { ["message"] = error.Message, ["type"] = error.Code ?? "server_error", ["param"] = null, ["code"] = error.Code } });

    protected override void Say(in ModelDelta delta)
    {
        switch (delta.Kind)
        {
            case ModelDeltaKind.Text:
                Chunk(new() { ["content"] = delta.Text });
                break;
            case ModelDeltaKind.Thought:
                if (delta.Text.Length > 0)
                {
                    Chunk(new() { [_thought] = delta.Text });
                }

                break;
            case ModelDeltaKind.ActionStart:
                _calls[delta.Index] = (_calls.Count, delta.Id, delta.Text);
                Call(delta.Index, "", isFirst: true);
                break;
            case ModelDeltaKind.ActionFragment when _calls.ContainsKey(delta.Index):
                Call(delta.Index, delta.Text, isFirst: false);
                break;
            case ModelDeltaKind.BlockEnd:
                break;
            case ModelDeltaKind.Stop:
                _hasStopped = true;
                if (delta.StopReason == StopReason.Refusal)
                {
                    Chunk(new() { ["refusal"] = Refusal });
                }

                Chunk([], Word(delta));
                break;
            default:
                throw CannotCarry(delta);
        }
    }

    // Some servers count as they go.
    protected override void Count()
    {
        if (!_hasStopped)
        {
            Tell();
        }
    }

    private void Tell()
    {
        if (Usage is null)
        {
            return;
        }

        JsonObject chunk = Bare();
        chunk["choices"] = Chance(4) ? null : new JsonArray();
        chunk["usage"] = new JsonObject
        {
            ["prompt_tokens"] = Usage.InputTokens,
            ["completion_tokens"] = Usage.OutputTokens,
            ["total_tokens"] = Usage.TotalTokens,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = Usage.CachedInputTokens, ["audio_tokens"] = 0 },
            ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = Usage.ReasoningTokens, ["audio_tokens"] = 0 },
        };
        Write(null, chunk);
    }

    private void Call(int block, string fragment, bool isFirst)
    {
        (int index, string id, string name) = _calls[block];
        var function = new JsonObject { ["arguments"] = fragment };
        var entry = new JsonObject { ["index"] = index, ["function"] = function };
        if (isFirst || Chance(5))
        {
            // Some servers say both again with every fragment.
            function.Insert(0, "name", name);
            entry.Insert(1, "id", id);
            entry.Insert(2, "type", "function");
        }

        Chunk(new() { ["tool_calls"] = new JsonArray(entry) });
    }

    private void Chunk(JsonObject delta, string? finish = null)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            Chunk(new() { ["role"] = "assistant", ["content"] = _hasNulls ? null : "" });
        }

        if (Chance(8))
        {
            WriteLine(": PROCESSING");
        }

        if (_hasNulls && finish is null)
        {
            delta.TryAdd("content", null);
        }

        JsonObject chunk = Bare();
        var choice = new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish };
        chunk["choices"] = new JsonArray(choice);
        if (_hasNulls)
        {
            chunk["usage"] = null;
        }

        if (Chance(5))
        {
            chunk["obfuscation"] = "x7Qe";
        }

        Write(null, chunk);
    }

    private JsonObject Bare() => new()
    {
        ["id"] = Id, ["object"] = "chat.completion.chunk", ["created"] = 1_700_000_000, ["model"] = Model, ["system_fingerprint"] = null,
    };

    private static string Word(in ModelDelta delta) => delta.StopReason switch
    {
        StopReason.EndOfTurn or StopReason.Refusal => "stop",
        StopReason.Actions => "tool_calls",
        StopReason.OutputLimit => "length",
        StopReason.ContentFilter => "content_filter",
        StopReason.Unknown => "tired",
        _ => throw CannotCarry(delta),
    };
}
