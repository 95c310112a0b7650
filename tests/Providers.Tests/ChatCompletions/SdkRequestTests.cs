using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using SdkMessage = OpenAI.Chat.ChatMessage;

namespace GenFlow.Providers.Tests.ChatCompletions;

/// <summary>OpenAI's own client and ours, asked for the same.</summary>
public sealed class SdkRequestTests
{
    private const string Schema = """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""";
    private const string Image = "data:image/png;base64,AQID";
    private static readonly byte[] s_answer = "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"u8.ToArray();

    [Fact]
    public async Task Both_send_the_same_body()
    {
        JsonElement ours = await OursAsync();
        JsonElement theirs = await TheirsAsync();

        Assert.Equal([], Differences("$", JsonNode.Parse(theirs.GetRawText()), JsonNode.Parse(ours.GetRawText())));
    }

    [Fact]
    public async Task A_difference_would_show()
    {
        JsonNode changed = JsonNode.Parse((await OursAsync()).GetRawText())!;
        changed["messages"]![1]!["content"] = "Other";
        changed["tools"]!.AsArray().RemoveAt(0);

        Assert.Equal(
            ["$.messages[1].content", "$.tools.length"],
            Differences("$", JsonNode.Parse((await TheirsAsync()).GetRawText()), changed));
    }

    private static async Task<JsonElement> OursAsync()
    {
        CannedHandler handler = CannedHandler.Of(s_answer);
        var client = new OpenAIChatClient(new ChatCompletionsOptions { Model = "gpt-x", ApiKey = "key", HttpClient = handler.ToClient() });
        List<ChatMessage> messages =
        [
            new(ChatRole.System, "Be brief."),
            new(ChatRole.User, "Compare these."),
            new(ChatRole.User, [new TextContent("One:"), new UriContent("https://example.org/a.png", "image/png"), new DataContent(Image)]),
            new(ChatRole.Assistant, [new TextContent("Let me look — “both”."), Call("call_1", "Oslo"), Call("call_2", "Rome")]),
            new(ChatRole.Tool, [new FunctionResultContent("call_1", "rain <b>"), new FunctionResultContent("call_2", "sun")]),
            new(ChatRole.Assistant, [Call("call_3", "Bern")]),
            new(ChatRole.Tool, [new FunctionResultContent("call_3", "snow")]),
            new(ChatRole.Assistant, "Rome is sunny."),
            new(ChatRole.User, "Thanks 🐝"),
        ];
        await client.GetResponseAsync(messages, new ChatOptions
        {
            MaxOutputTokens = 500,
            Temperature = 0.25f,
            TopP = 0.5f,
            FrequencyPenalty = 0.5f,
            PresencePenalty = -0.5f,
            Seed = 7,
            StopSequences = ["END"],
            Reasoning = new() { Effort = ReasoningEffort.Low },
            AllowMultipleToolCalls = true,
            ToolMode = ChatToolMode.RequireSpecific("weather"),
            Tools =
            [
                AIFunctionFactory.CreateDeclaration("weather", "Weather of a city.", JsonElement.Parse(Schema)),
                AIFunctionFactory.CreateDeclaration("now", "The time.", JsonElement.Parse("""{"type":"object","properties":{}}""")),
            ],
            ResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat.ForJsonSchema(JsonElement.Parse(Schema), "report", "What it is like."),
            AdditionalProperties = new() { ["user"] = "u1" },
        });
        return handler.Bodies.Single();
    }

    private static async Task<JsonElement> TheirsAsync()
    {
        CannedHandler handler = CannedHandler.Of(s_answer);
        using HttpClient http = handler.ToClient();
        var client = new ChatClient("gpt-x", new ApiKeyCredential("key"), new global::OpenAI.OpenAIClientOptions { Transport = new HttpClientPipelineTransport(http) });
        List<SdkMessage> messages =
        [
            SdkMessage.CreateSystemMessage("Be brief."),
            SdkMessage.CreateUserMessage("Compare these."),
            SdkMessage.CreateUserMessage(
                ChatMessageContentPart.CreateTextPart("One:"),
                ChatMessageContentPart.CreateImagePart(new Uri("https://example.org/a.png")),
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(new byte[] { 1, 2, 3 }), "image/png")),
            new AssistantChatMessage("Let me look — “both”.") { ToolCalls = { SdkCall("call_1", "Oslo"), SdkCall("call_2", "Rome") } },
            SdkMessage.CreateToolMessage("call_1", "rain <b>"),
            SdkMessage.CreateToolMessage("call_2", "sun"),
            new AssistantChatMessage([SdkCall("call_3", "Bern")]),
            SdkMessage.CreateToolMessage("call_3", "snow"),
            SdkMessage.CreateAssistantMessage("Rome is sunny."),
            SdkMessage.CreateUserMessage("Thanks 🐝"),
        ];
#pragma warning disable OPENAI001 // Only to compare with it.
        var options = new ChatCompletionOptions
        {
            MaxOutputTokenCount = 500,
            Temperature = 0.25f,
            TopP = 0.5f,
            FrequencyPenalty = 0.5f,
            PresencePenalty = -0.5f,
            Seed = 7,
            StopSequences = { "END" },
            ReasoningEffortLevel = ChatReasoningEffortLevel.Low,
            AllowParallelToolCalls = true,
            ToolChoice = ChatToolChoice.CreateFunctionChoice("weather"),
            Tools =
            {
                ChatTool.CreateFunctionTool("weather", "Weather of a city.", BinaryData.FromString(Schema)),
                ChatTool.CreateFunctionTool("now", "The time.", BinaryData.FromString("""{"type":"object","properties":{}}""")),
            },
            ResponseFormat = global::OpenAI.Chat.ChatResponseFormat.CreateJsonSchemaFormat("report", BinaryData.FromString(Schema), "What it is like."),
            EndUserId = "u1",
        };
#pragma warning restore OPENAI001
        await foreach (StreamingChatCompletionUpdate _ in client.CompleteChatStreamingAsync(messages, options))
        {
        }

        return handler.Bodies.Single();
    }

    private static FunctionCallContent Call(string id, string city) => new(id, "weather", new Dictionary<string, object?> { ["city"] = city });

    private static ChatToolCall SdkCall(string id, string city) => ChatToolCall.CreateFunctionToolCall(id, "weather", BinaryData.FromString($$"""{"city":"{{city}}"}"""));

    private static List<string> Differences(string path, JsonNode? theirs, JsonNode? ours)
    {
        if (theirs is JsonObject theirObject && ours is JsonObject ourObject)
        {
            return [.. theirObject.Select(static member => member.Key).Union(ourObject.Select(static member => member.Key))
                .SelectMany(name => theirObject.ContainsKey(name) != ourObject.ContainsKey(name) ? [$"{path}.{name}"] : Differences($"{path}.{name}", theirObject[name], ourObject[name]))];
        }

        if (theirs is JsonArray theirList && ours is JsonArray ourList)
        {
            return theirList.Count != ourList.Count ? [$"{path}.length"] : [.. theirList.SelectMany((item, index) => Differences($"{path}[{index}]", item, ourList[index]))];
        }

        return JsonNode.DeepEquals(theirs, ours) ? [] : [path];
    }
}
