using GenFlow.Anthropic;
using GenFlow.Models.Http;

namespace GenFlow.Providers.Tests.Faults;

public sealed class AnthropicFaultWire : FaultWire
{
    public override string Name => "Anthropic";

    public override string Ping => Event("ping", "");

    public override string Begin =>
        Event("message_start", """ "message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"usage":{"input_tokens":25,"output_tokens":1}}""")
        + Event("content_block_start", """ "index":0,"content_block":{"type":"text","text":""}""");

    public override string End => Event("content_block_stop", "\"index\":0") + Stop("end_turn");

    public override string ActionEnd => Event("content_block_stop", "\"index\":1");

    public override string ActionStop => Stop("tool_use");

    public override string Text(string text) => Event("content_block_delta", $$""" "index":0,"delta":{"type":"text_delta","text":{{Json(text)}}}""");

    public override string Action(string name, params string[] fragments) =>
        Event("content_block_stop", "\"index\":0")
        + Event("content_block_start", $$$""" "index":1,"content_block":{"type":"tool_use","id":"toolu_1","name":{{{Json(name)}}},"input":{}}""")
        + string.Concat(fragments.Select(Fragment));

    public override string Fragment(string fragment) => Event("content_block_delta", $$""" "index":1,"delta":{"type":"input_json_delta","partial_json":{{Json(fragment)}}}""");

    internal override HttpModelClient Client(FaultOptions options) => new AnthropicChatClient(Options<AnthropicOptions>(options));

    private static string Stop(string reason) =>
        Event("message_delta", $$$""" "delta":{"stop_reason":"{{{reason}}}","stop_sequence":null},"usage":{"output_tokens":15}""") + Event("message_stop", "");

    private static string Event(string type, string members) =>
        $"event: {type}\ndata: {{\"type\":\"{type}\"{(members.Length == 0 ? "" : ",")}{members}}}\n\n";
}
