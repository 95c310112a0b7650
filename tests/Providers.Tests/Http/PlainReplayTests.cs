using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Providers.Tests.Anthropic;
using GenFlow.Providers.Tests.ChatCompletions;
using GenFlow.Providers.Tests.Responses;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Http;

/// <summary>Whoever uses a client as any IChatClient, and adds its answers to the messages, sends back what an agent sends.</summary>
public sealed class PlainReplayTests
{
    public static TheoryData<string> Fixtures => new(
        "anthropic/search.sse",
        "anthropic/fetch-citations.sse",
        "anthropic/code-execution.sse",
        "anthropic/mcp.sse",
        "anthropic/unknown.sse",
        "anthropic/thinking.sse",
        "anthropic/thinking-omitted.sse",
        "anthropic/thinking-redacted.sse",
        "responses/thought.sse",
        "responses/thought-bare.sse",
        "responses/thought-text.sse",
        "responses/web-search.sse",
        "responses/server-items.sse",
        "responses/unknown.sse",
        "responses/refusal.sse",
        "chat/gemini-signed-text.sse",
        "chat/openai-citations.sse",
        "chat/thought-text-thought.sse");

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Next_request_of_a_plain_consumer_is_that_of_an_agent(string fixture)
    {
        JsonElement expected = await AgentsAsync(fixture, static client => client);

        CannedHandler handler = Answers(fixture);
        IChatClient client = ClientOf(fixture, handler);
        List<ChatMessage> messages = [new(ChatRole.User, "First")];
        messages.AddMessages(await client.GetStreamingResponseAsync(messages).ToChatResponseAsync());
        messages.Add(new(ChatRole.User, "Second"));
        await client.GetResponseAsync(messages);
        Bodies.Same(expected, Said(handler));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Messages_may_be_JSON_in_between(string fixture)
    {
        JsonElement expected = await AgentsAsync(fixture, static client => client);

        CannedHandler handler = Answers(fixture);
        IChatClient client = ClientOf(fixture, handler);
        List<ChatMessage> messages = [new(ChatRole.User, "First")];
        messages.AddMessages(await client.GetResponseAsync(messages));
        string json = JsonSerializer.Serialize(messages, AIJsonUtilities.DefaultOptions);
        messages = JsonSerializer.Deserialize<List<ChatMessage>>(json, AIJsonUtilities.DefaultOptions)!;
        messages.Add(new(ChatRole.User, "Second"));
        await client.GetResponseAsync(messages);
        Bodies.Same(expected, Said(handler));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Agent_behind_middleware_sends_the_same(string fixture) =>
        Bodies.Same(await AgentsAsync(fixture, static client => client), await AgentsAsync(fixture, static client => new Passing(client)));

    [Fact]
    public async Task Call_goes_back_with_what_its_provider_has_sent_with_it()
    {
        foreach ((string fixture, string expected) in ((string, string)[])
        [
            ("anthropic/tool-with-caller.sse", "\"caller\":"),
            ("responses/calls.sse", "\"id\":\"fc_"),
            ("chat/gemini-signed-call.sse", "\"thought_signature\":"),
            ("chat/openrouter-details.sse", "\"reasoning_details\":"),
        ])
        {
            CannedHandler handler = Answers(fixture);
            IChatClient client = ClientOf(fixture, handler);
            List<ChatMessage> messages = [new(ChatRole.User, "First")];
            ChatResponse response = await client.GetStreamingResponseAsync(messages).ToChatResponseAsync();
            messages.AddMessages(response);
            messages.Add(new(ChatRole.Tool, [.. response.Messages[0].Contents.OfType<FunctionCallContent>().Select(static call => new FunctionResultContent(call.CallId, "done"))]));
            await client.GetResponseAsync(messages);

            Assert.Contains(expected, Said(handler).GetRawText().Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Text_that_was_changed_goes_as_it_is_now()
    {
        CannedHandler handler = Answers("anthropic/search.sse");
        IChatClient client = ClientOf("anthropic", handler);
        List<ChatMessage> messages = [new(ChatRole.User, "First")];
        messages.AddMessages(await client.GetStreamingResponseAsync(messages).ToChatResponseAsync());
        foreach (TextContent text in messages[1].Contents.OfType<TextContent>().Where(static text => text.Text.Contains("Jeddah", StringComparison.Ordinal)))
        {
            text.Text = "Elsewhere";
        }

        await client.GetResponseAsync([.. messages, new(ChatRole.User, "Second")]);

        string said = Said(handler).GetRawText();
        Assert.Contains("Elsewhere", said, StringComparison.Ordinal);
        Assert.DoesNotContain("encrypted_index", said, StringComparison.Ordinal);
        Assert.Contains("encrypted_content", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_provider_wants_back_stays_out()
    {
        List<ChatMessage> messages = [new(ChatRole.User, "First")];
        messages.AddMessages(await ClientOf("responses", Answers("responses/thought.sse")).GetStreamingResponseAsync(messages).ToChatResponseAsync());
        CannedHandler handler = CannedHandler.Of(Claude.Brief);

        await ClientOf("anthropic", handler).GetResponseAsync([.. messages, new(ChatRole.User, "Second")]);

        string said = handler.Bodies[0].GetProperty("messages").GetRawText();
        Assert.DoesNotContain("thinking", said, StringComparison.Ordinal);
        Assert.DoesNotContain("encrypted", said, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> AgentsAsync(string fixture, Func<IChatClient, IChatClient> around)
    {
        CannedHandler handler = Answers(fixture);
        var agent = new Agent(around(ClientOf(fixture, handler)));
        var session = new AgentSession();
        await agent.RunAsync("First", session);
        await agent.RunAsync("Second", session);
        return Said(handler);
    }

    private static JsonElement Said(CannedHandler handler) =>
        handler.Bodies[1].TryGetProperty("input", out JsonElement input) ? input : handler.Bodies[1].GetProperty("messages");

    private static CannedHandler Answers(string fixture) => CannedHandler.Of(
        Fixture.Read(fixture),
        fixture[0] switch { 'a' => Claude.Brief, 'r' => Fixture.Read("responses/text.sse"), _ => Fixture.Read("chat/openai-text.sse") });

    private static IChatClient ClientOf(string fixture, CannedHandler handler) => fixture[0] switch
    {
        'a' => Claude.Over(handler),
        'r' => ResponsesRun.Client(handler),
        _ => ChatWire.Client(handler),
    };

    private sealed class Passing(IChatClient inner) : DelegatingChatClient(inner);
}
