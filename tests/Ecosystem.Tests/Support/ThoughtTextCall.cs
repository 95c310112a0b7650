using GenFlow.Agents.Testing;

namespace GenFlow.Ecosystem.Tests.Support;

/// <summary>An answer with all that agents show: a thought with its signature, text, and a call in fragments.</summary>
internal static class ThoughtTextCall
{
    public static WireAnswer Anthropic { get; } = Of(
        """{"type":"message_start","message":{"id":"msg_t","type":"message","role":"assistant","model":"claude-sonnet-4-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":30,"output_tokens":1}}}""",
        """{"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Ask "}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Oslo."}}""",
        """{"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln+/="}}""",
        """{"type":"content_block_stop","index":0}""",
        """{"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}""",
        """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"I "}}""",
        """{"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"look."}}""",
        """{"type":"content_block_stop","index":1}""",
        """{"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"get_weather","input":{}}}""",
        """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"city\""}}""",
        """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":":\"Os"}}""",
        """{"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"lo\"}"}}""",
        """{"type":"content_block_stop","index":2}""",
        """{"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":20}}""",
        """{"type":"message_stop"}""");

    /// <summary>The fragments of its call, as an agent shows them.</summary>
    public static IReadOnlyList<string> Fragments { get; } = ["ActionDelta toolu_1 {\"city\"", "ActionDelta toolu_1 :\"Os", "ActionDelta toolu_1 lo\"}"];

    private static WireAnswer Of(params string[] events) => WireAnswer.Sse(string.Concat(events.Select(static line =>
        $"event: {NameOf(line)}\ndata: {line}\n\n")));

    private static string NameOf(string line) => line.Split('"')[3];
}
