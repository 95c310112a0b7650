using GenFlow.Models.Http;
using GenFlow.OpenAI;

namespace GenFlow.Providers.Tests.Faults;

public sealed class ResponsesFaultWire : FaultWire
{
    public override string Name => "Responses";

    public override string Begin =>
        Event("response.created", """ "response":{"id":"resp_1","model":"m","status":"in_progress","output":[]}""")
        + Event("response.output_item.added", """ "output_index":0,"item":{"id":"msg_1","type":"message","role":"assistant","content":[]}""")
        + Event("response.content_part.added", """ "output_index":0,"item_id":"msg_1","content_index":0,"part":{"type":"output_text","text":""}""");

    public override string End => TextEnd + Completed;

    public override string ActionEnd => Event("response.output_item.done", """ "output_index":1,"item":{"id":"fc_1","type":"function_call","call_id":"call_1","status":"completed"}""");

    public override string ActionStop => Completed;

    public override string Text(string text) => Event("response.output_text.delta", $$""" "output_index":0,"item_id":"msg_1","content_index":0,"delta":{{Json(text)}}""");

    public override string Action(string name, params string[] fragments) =>
        TextEnd
        + Event("response.output_item.added", $$""" "output_index":1,"item":{"id":"fc_1","type":"function_call","call_id":"call_1","name":{{Json(name)}},"arguments":""}""")
        + string.Concat(fragments.Select(Fragment));

    public override string Fragment(string fragment) => Event("response.function_call_arguments.delta", $$""" "output_index":1,"item_id":"fc_1","delta":{{Json(fragment)}}""");

    internal override HttpModelClient Client(FaultOptions options) => new OpenAIResponsesChatClient(Options<OpenAIResponsesOptions>(options));

    private static string TextEnd => Event("response.output_item.done", """ "output_index":0,"item":{"id":"msg_1","type":"message","role":"assistant","status":"completed"}""");

    private static string Completed => Event("response.completed", """ "response":{"id":"resp_1","model":"m","status":"completed","output":[],"usage":{"input_tokens":25,"output_tokens":15}}""");

    private static string Event(string type, string members) => $"event: {type}\ndata: {{\"type\":\"{type}\",\"sequence_number\":0,{members}}}\n\n";
}
