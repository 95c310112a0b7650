using System.Text;
using GenFlow.Models.Http;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Faults;

public sealed class TextFaultWire : FaultWire
{
    public override string Name => "Text";

    public override string Begin => "";

    public override string End => Text(".");

    public override string ActionEnd => Text("/");

    public override string ActionStop => End;

    public override string Text(string text) => Encoding.UTF8.GetString(TextWireClient.Sse(text));

    public override string Action(string name, params string[] fragments) => Text($"@{name}") + string.Concat(fragments.Select(Fragment));

    public override string Fragment(string fragment) => Text($"+{fragment}");

    internal override HttpModelClient Client(FaultOptions options) => new TextWireClient(Options<TextWireOptions>(options));
}
