using GenFlow.Models.ChatCompletions;
using GenFlow.Models.Http;

namespace GenFlow.MistralRs;

/// <summary>Chat Completions of one server. Its deltas have <see cref="SpeedContent"/> among them.</summary>
internal sealed class MistralRsClient(MistralRsOptions options, Uri url) : ChatCompletionsClient(options.ToChatCompletions(url))
{
    protected override IWireDecoder CreateDecoder(WireOrigin origin) => new SpeedDecoder(base.CreateDecoder(origin));
}
