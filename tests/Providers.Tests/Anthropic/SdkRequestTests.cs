using System.Text.Json;
using Anthropic.Models.Messages;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;
using SdkClient = Anthropic.AnthropicClient;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>Our request beside that of the provider's own client, for the same conversation.</summary>
public sealed class SdkRequestTests
{
    private const string Schema = """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}""";

    [Fact]
    public async Task Body_is_equal_to_that_of_the_providers_own_client()
    {
        using JsonDocument schema = JsonDocument.Parse(Schema);
        CannedHandler theirs = CannedHandler.Of(Claude.Brief);
        var sdk = new SdkClient { ApiKey = Claude.Key, HttpClient = new HttpClient(theirs), MaxRetries = 0 };
        var parameters = new MessageCreateParams
        {
            Model = "claude-sonnet-4-5",
            MaxTokens = 4_000,
            System = new List<TextBlockParam> { new() { Text = "You are brief." } },
            Messages =
            [
                new UserMessageParam { Content = new List<ContentBlockParam> { new TextBlockParam { Text = "Weather in \"Zürich\" & <Ulm>?" } } },
                new AssistantMessageParam
                {
                    Content = new List<ContentBlockParam>
                    {
                        new ThinkingBlockParam { Thinking = "Two cities.", Signature = "EqQB+/Zm9v==" },
                        new TextBlockParam { Text = "I look." },
                        new ToolUseBlockParam { ID = "toolu_1", Name = "get_weather", Input = Arguments("""{"city":"Zürich"}""") },
                        new ToolUseBlockParam { ID = "toolu_2", Name = "get_weather", Input = Arguments("""{"city":"Ulm"}""") },
                    },
                },
                new UserMessageParam
                {
                    Content = new List<ContentBlockParam>
                    {
                        new ToolResultBlockParam { ToolUseID = "toolu_1", Content = new List<Block> { new TextBlockParam { Text = "Sun" } } },
                        new ToolResultBlockParam { ToolUseID = "toolu_2", Content = new List<Block> { new TextBlockParam { Text = "No such city" } }, IsError = true },
                    },
                },
            ],
            Tools = [new Tool { Name = "get_weather", Description = "The weather.", InputSchema = InputSchema.FromRawUnchecked(Arguments(Schema)) }],
            ToolChoice = new ToolChoiceAuto { DisableParallelToolUse = true },
            StopSequences = ["END"],
        };
        await foreach (RawMessageStreamEvent _ in sdk.Messages.CreateStreaming(parameters))
        {
        }

        JsonElement ours = await Asked.Body(
            new ChatOptions
            {
                MaxOutputTokens = 4_000,
                StopSequences = ["END"],
                AllowMultipleToolCalls = false,
                ToolMode = ChatToolMode.Auto,
                Tools = [AIFunctionFactory.CreateDeclaration("get_weather", "The weather.", schema.RootElement)],
            },
            new ChatMessage(ChatRole.System, "You are brief."),
            Claude.User("Weather in \"Zürich\" & <Ulm>?"),
            new ChatMessage(ChatRole.Assistant,
            [
                new TextReasoningContent("Two cities.") { ProtectedData = "EqQB+/Zm9v==" },
                new Microsoft.Extensions.AI.TextContent("I look."),
                new FunctionCallContent("toolu_1", "get_weather", new Dictionary<string, object?> { ["city"] = "Zürich" }),
                new FunctionCallContent("toolu_2", "get_weather", new Dictionary<string, object?> { ["city"] = "Ulm" }),
            ]),
            new ChatMessage(ChatRole.Tool,
            [
                new FunctionResultContent("toolu_1", "Sun"),
                new FunctionResultContent("toolu_2", "No such city") { Exception = new InvalidOperationException() },
            ]));

        Assert.Equal(theirs.Urls[0], new Uri("https://api.anthropic.com/v1/messages"));
        Asked.Equal(theirs.Bodies[0].GetRawText(), ours);
    }

    private static Dictionary<string, JsonElement> Arguments(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(static member => member.Name, static member => member.Value.Clone());
    }
}
