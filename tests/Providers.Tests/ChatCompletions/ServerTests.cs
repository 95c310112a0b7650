using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.ChatCompletions;

public sealed class ServerTests
{
    public static TheoryData<ChatCompletionsServer, string, string?> Servers => new()
    {
        { OpenAICompatible.OpenAI, "https://api.openai.com/v1/chat/completions", "OPENAI_API_KEY" },
        { OpenAICompatible.XAI, "https://api.x.ai/v1/chat/completions", "XAI_API_KEY" },
        { OpenAICompatible.Gemini, "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions", "GEMINI_API_KEY" },
        { OpenAICompatible.DeepSeek, "https://api.deepseek.com/chat/completions", "DEEPSEEK_API_KEY" },
        { OpenAICompatible.Mistral, "https://api.mistral.ai/v1/chat/completions", "MISTRAL_API_KEY" },
        { OpenAICompatible.OpenRouter, "https://openrouter.ai/api/v1/chat/completions", "OPENROUTER_API_KEY" },
        { OpenAICompatible.Groq, "https://api.groq.com/openai/v1/chat/completions", "GROQ_API_KEY" },
        { OpenAICompatible.LlamaServer, "http://localhost:8080/v1/chat/completions", null },
        { OpenAICompatible.Ollama, "http://localhost:11434/v1/chat/completions", null },
        { OpenAICompatible.VLlm, "http://localhost:8000/v1/chat/completions", null },
    };

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_server_is_asked_where_it_documents(ChatCompletionsServer server, string url, string? keyVariable)
    {
        CannedHandler handler = CannedHandler.Of(Fixture.Read("chat/openai-text.sse"));

        ChatResponse response = await ChatWire.Client(handler, server).GetResponseAsync("Hi");

        Assert.Contains("Köln", response.Text, StringComparison.Ordinal);
        Assert.Equal(url, handler.Urls.Single().AbsoluteUri);
        Assert.Equal("Bearer test-key", handler.Headers.Single().Authorization!.ToString());
        Assert.Equal(keyVariable, server.KeyVariable);
        Assert.Equal(keyVariable is not null, server.RequiresKey);
    }

    [Fact]
    public async Task Another_address_without_a_server_gets_no_key_of_OpenAI()
    {
        string? before = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", "sk-of-openai");
        try
        {
            CannedHandler handler = CannedHandler.Of(Fixture.Read("chat/openai-text.sse"), Fixture.Read("chat/openai-text.sse"), WithoutAnswer, WithoutAnswer);
            using HttpClient http = handler.ToClient();

            using var elsewhere = new OpenAIChatClient(new ChatCompletionsOptions { BaseUrl = new Uri("http://localhost:1234/v1"), HttpClient = http });
            using var openAI = new OpenAIChatClient(new ChatCompletionsOptions { BaseUrl = new Uri("https://eu.api.openai.com/v1"), HttpClient = http });
            await elsewhere.GetResponseAsync("Hi", new() { MaxOutputTokens = 1 });
            await openAI.GetResponseAsync("Hi", new() { MaxOutputTokens = 1 });

            Assert.Null(handler.Headers[0].Authorization);
            Assert.Equal("localhost:1234", elsewhere.Metadata.ProviderName);
            Assert.True(handler.Bodies[0].TryGetProperty("max_tokens", out _));
            Assert.Equal("Bearer sk-of-openai", handler.Headers[1].Authorization!.ToString());
            Assert.True(handler.Bodies[1].TryGetProperty("max_completion_tokens", out _));

            foreach (string url in new[] { "http://localhost:1234/v1", "https://eu.api.openai.com/v1" })
            {
                using var responses = new OpenAIResponsesChatClient(new OpenAIResponsesOptions { Model = "m", BaseUrl = new Uri(url), HttpClient = http, MaxRetries = 0 });
                await Assert.ThrowsAsync<ModelConnectionException>(() => responses.GetResponseAsync("Hi"));
            }

            Assert.Equal([null, "Bearer sk-of-openai"], handler.Headers.Skip(2).Select(static headers => headers.Authorization?.ToString()));
        }
        finally
        {
            Environment.SetEnvironmentVariable("OPENAI_API_KEY", before);
        }
    }

    private static byte[] WithoutAnswer => ": nothing\n\n"u8.ToArray();

    [Fact]
    public void A_client_that_names_no_server_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ChatCompletionsClient(new ChatCompletionsOptions { Model = "m" }));

    [Fact]
    public void A_server_that_needs_a_key_is_not_asked_without_one() =>
        Assert.Contains("GENFLOW_NO_SUCH_KEY", Assert.Throws<ModelAuthenticationException>(() => new OpenAIChatClient(new ChatCompletionsOptions { Server = OpenAICompatible.XAI with { KeyVariable = "GENFLOW_NO_SUCH_KEY" } })).Message, StringComparison.Ordinal);
}
