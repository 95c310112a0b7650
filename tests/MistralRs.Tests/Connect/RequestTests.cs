using System.Text.Json;
using GenFlow.Agents.Testing;
using GenFlow.MistralRs.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs.Tests.Connect;

/// <summary>What is asked.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Options_are_members_of_the_request()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(RsWire.Answer(RsWire.Last()));
        await using MistralRsProvider provider = Connected.To(player);

        await provider.CompleteAsync([ChatMessage.System("Be brief."), ChatMessage.User("Hi")], new ChatOptions
        {
            Temperature = 0.5f,
            TopP = 0.9f,
            TopK = 40,
            MaxOutputTokens = 32,
            StopSequences = ["END"],
            AdditionalProperties = new() { ["min_p"] = 0.05, ["repetition_penalty"] = 1.1, ["grammar"] = JsonSerializer.SerializeToElement(new { type = "regex", value = "[a-z]+" }), ["enable_thinking"] = false },
        });

        JsonElement sent = player.Requests[0].Json;
        Assert.Equal("/v1/chat/completions", player.Requests[0].Path);
        Assert.Equal(Connected.Model, sent.GetProperty("model").GetString());
        Assert.True(sent.GetProperty("stream").GetBoolean());
        Assert.Equal(0.5, sent.GetProperty("temperature").GetDouble());
        Assert.Equal(0.9, sent.GetProperty("top_p").GetDouble(), 3);
        Assert.Equal(40, sent.GetProperty("top_k").GetInt32());
        Assert.Equal(32, sent.GetProperty("max_tokens").GetInt32());
        Assert.Equal("END", sent.GetProperty("stop")[0].GetString());
        Assert.Equal(0.05, sent.GetProperty("min_p").GetDouble());
        Assert.Equal(1.1, sent.GetProperty("repetition_penalty").GetDouble());
        Assert.Equal("regex", sent.GetProperty("grammar").GetProperty("type").GetString());
        Assert.False(sent.GetProperty("enable_thinking").GetBoolean());
        Assert.Equal(["system", "user"], sent.GetProperty("messages").EnumerateArray().Select(static message => message.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task The_provider_says_what_it_is()
    {
        await using WirePlayer player = await WirePlayer.StartAsync();
        await using MistralRsProvider provider = Connected.To(player);

        var metadata = (ChatClientMetadata)provider.GetService(typeof(ChatClientMetadata))!;

        Assert.Equal(("mistral.rs", Connected.Model), (metadata.ProviderName, metadata.DefaultModelId));
        Assert.Same(provider, provider.GetService(typeof(IChatClient)));
        Assert.Null(provider.GetService(typeof(IChatClient), "key"));
    }
}
