using GenFlow.Models.ChatCompletions;
using GenFlow.Models.Http;
using GenFlow.OpenAI;

namespace GenFlow.Providers.Tests.Faults;

public sealed class ChatFaultWire : FaultWire
{
    public override string Name => "ChatCompletions";

    public override string Begin => Delta("""{"role":"assistant","content":""}""");

    public override string End => Finish("stop");

    public override string ActionEnd => "";

    public override string ActionStop => Finish("tool_calls");

    public override string Text(string text) => Delta($$"""{"content":{{Json(text)}}}""");

    public override string Action(string name, params string[] fragments) =>
        Delta($$$"""{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":{{{Json(name)}}},"arguments":""}}]}""")
        + string.Concat(fragments.Select(Fragment));

    public override string Fragment(string fragment) => Delta($$$"""{"tool_calls":[{"index":0,"function":{"arguments":{{{Json(fragment)}}}}}]}""");

    internal override HttpModelClient Client(FaultOptions options) => new OpenAIChatClient(Options<ChatCompletionsOptions>(options));

    private static string Delta(string delta, string finish = "null") =>
        $$"""data: {"id":"c_1","model":"m","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""" + "\n\n";

    private static string Finish(string reason) =>
        Delta("{}", $"\"{reason}\"") + """data: {"id":"c_1","model":"m","choices":[],"usage":{"prompt_tokens":25,"completion_tokens":15}}""" + "\n\ndata: [DONE]\n\n";
}
