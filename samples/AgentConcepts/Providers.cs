using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Anthropic;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;
using Microsoft.Extensions.AI;

namespace AgentConcepts;

internal static class Providers
{
    public static async Task ShowAsync()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(static request => request.Path switch
        {
            "/messages" => WireAnswer.Sse(Anthropic),
            "/responses" => WireAnswer.Sse(Responses),
            _ => WireAnswer.Sse(Chat),
        });
        await AskAsync(new AnthropicChatClient(new AnthropicOptions { Model = "claude", ApiKey = "none", BaseUrl = player.Url }));
        await AskAsync(new OpenAIResponsesChatClient(new OpenAIResponsesOptions { Model = "gpt", ApiKey = "none", BaseUrl = player.Url }));
        await AskAsync(new OpenAIChatClient(new ChatCompletionsOptions { Model = "local", Server = OpenAICompatible.At(player.Url) with { Name = "Local" } }));
        await ErrorsAsync();
    }

    // What the page of the documentation shows: it needs keys, and is compiled only.
    public static IReadOnlyList<IChatClient> Clients()
    {
        #region clients
        var claude = new AnthropicChatClient("claude-sonnet-4-5");                // ANTHROPIC_API_KEY
        var gpt = new OpenAIResponsesChatClient("gpt-5-mini");                    // OPENAI_API_KEY
        var chat = new OpenAIChatClient("gpt-4.1");                               // the older API, the same key
        var grok = new OpenAIChatClient(new ChatCompletionsOptions { Server = OpenAICompatible.XAI, Model = "grok-4" });
        var local = new OpenAIChatClient(new ChatCompletionsOptions { Server = OpenAICompatible.Ollama, Model = "qwen3" });
        var other = new OpenAIChatClient(new ChatCompletionsOptions { BaseUrl = new Uri("http://10.0.0.7:8000/v1"), Model = "any" });

        var agent = new Agent(claude) { Actions = [Weather.GetWeatherAction] };
        #endregion
        _ = agent;
        return [claude, gpt, chat, grok, local, other];
    }

    public static AnthropicChatClient Settings(Func<HttpClient> createClient)
    {
        #region settings
        var claude = new AnthropicChatClient(new AnthropicOptions
        {
            Model = "claude-sonnet-4-5",
            CreateHttpClient = createClient,              // such as () => httpClientFactory.CreateClient("models")
            Headers = new Dictionary<string, string> { ["X-Team"] = "search" },
            MaxRetries = 4,
            ConnectTimeout = TimeSpan.FromSeconds(20),    // to the head of the response
            IdleTimeout = TimeSpan.FromMinutes(2),        // between two pieces of it
            TotalTimeout = TimeSpan.FromMinutes(10),
        });

        var agent = new Agent(claude)
        {
            Options = new ChatOptions
            {
                MaxOutputTokens = 2_000,
                Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Medium },
                Tools = [new HostedWebSearchTool()],      // runs at the provider, and shows as an action
            },
        };
        #endregion
        _ = agent;
        return claude;
    }

    public static IReadOnlyList<IChatClient> OfTheirOwn()
    {
        #region own
        var claude = new AnthropicChatClient(new AnthropicOptions
        {
            Model = "claude-sonnet-4-5",
            PromptCaching = PromptCaching.Agentic,              // nothing is kept unless this says so
            Betas = ["interleaved-thinking-2025-05-14"],
        });
        var gpt = new OpenAIResponsesChatClient(new OpenAIResponsesOptions
        {
            Model = "gpt-5-mini",
            EncryptedReasoning = true,                          // for models that think unasked
        });
        var other = new OpenAIChatClient(new ChatCompletionsOptions
        {
            Model = "any",
            Server = OpenAICompatible.At(new Uri("http://10.0.0.7:8000/v1")) with { ReasoningReplay = ReasoningReplay.WithActions, TakesTopK = true },
        });
        #endregion
        return [claude, gpt, other];
    }

    private static async Task AskAsync(IChatClient client)
    {
        AgentResponse response = await new Agent(client).RunAsync("Who are you?");
        Console.WriteLine($"{client.GetService<ChatClientMetadata>()!.ProviderName}: {response.Text} ({response.Usage.TotalTokens} tokens, {response.Message.RawStopReason})");
    }

    private static async Task ErrorsAsync()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Error(429, """{"type":"error","error":{"type":"rate_limit_error","message":"Too fast."}}""").Header("Retry-After", "120").Header("request-id", "req_7"));
        var agent = new Agent(new AnthropicChatClient(new AnthropicOptions { Model = "claude", ApiKey = "none", BaseUrl = player.Url }));
        #region errors
        try
        {
            await agent.RunAsync("Who are you?");
        }
        catch (ModelRateLimitException limit)
        {
            Console.WriteLine($"Wait {limit.RetryAfter}. {limit.Message}");
        }
        catch (ModelException failure) when (failure.IsTransient)
        {
            Console.WriteLine("Another time, perhaps.");
        }
        #endregion
    }

    private const string Anthropic =
        """
        event: message_start
        data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[],"usage":{"input_tokens":9,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"One that streams blocks."}}

        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":6}}

        event: message_stop
        data: {"type":"message_stop"}


        """;

    private const string Responses =
        """
        event: response.output_item.added
        data: {"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","content":[],"role":"assistant"}}

        event: response.output_text.delta
        data: {"type":"response.output_text.delta","sequence_number":2,"item_id":"msg_1","output_index":0,"content_index":0,"delta":"One that streams items."}

        event: response.completed
        data: {"type":"response.completed","sequence_number":3,"response":{"id":"resp_1","status":"completed","model":"gpt","output":[],"usage":{"input_tokens":8,"output_tokens":6}}}


        """;

    private const string Chat =
        """
        data: {"id":"c","model":"local","choices":[{"index":0,"delta":{"role":"assistant","content":"One that streams "},"finish_reason":null}]}

        data: {"id":"c","model":"local","choices":[{"index":0,"delta":{"content":"choices."},"finish_reason":"stop"}]}

        data: {"id":"c","model":"local","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":6}}

        data: [DONE]


        """;
}
