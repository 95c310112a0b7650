using GenFlow.Agents.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs.Tests.Support;

/// <summary>Providers that are connected to a player.</summary>
internal static class Connected
{
    public const string Model = "mistralai/Mistral-7B-Instruct-v0.3";

    public static readonly IReadOnlyList<ChatMessage> Joke = [ChatMessage.User("Tell me a joke")];

    public static MistralRsProvider To(WirePlayer player, int maxRetries = 0, TimeProvider? time = null) => new(new MistralRsOptions(Model)
    {
        BaseUrl = new Uri(player.Url, "v1"),
        Start = MistralRsStart.Never,
        MaxRetries = maxRetries,
        TimeProvider = time ?? TimeProvider.System,
    });

    public static async Task<List<InferenceChunk>> ReadAsync(MistralRsProvider provider, ChatOptions? options = null)
    {
        var chunks = new List<InferenceChunk>();
        await provider.StreamAsync(Joke, chunks.Add, options);
        return chunks;
    }
}
