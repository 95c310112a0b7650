using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;
using Sdk = global::OpenAI.Responses;

#pragma warning disable OPENAI001 // It is compared with as it is.

namespace GenFlow.Providers.Tests.Responses;

/// <summary>Our bodies beside those of OpenAI's own client, for the same conversation.</summary>
public sealed class SdkBodiesTests
{
    [Fact]
    public async Task A_conversation_has_the_body_that_the_official_client_writes()
    {
        Dictionary<string, string> ours = Flat(await OurBodyAsync());
        Dictionary<string, string> theirs = Flat(await TheirBodyAsync());

        IEnumerable<string> differences = ours.Keys.Union(theirs.Keys)
            .Where(path => ours.GetValueOrDefault(path) != theirs.GetValueOrDefault(path))
            .Select(path => $"{path}: ours {ours.GetValueOrDefault(path) ?? "nothing"}, theirs {theirs.GetValueOrDefault(path) ?? "nothing"}");
        Assert.Empty(differences.Order(StringComparer.Ordinal));
        Assert.True(ours.Count > 50);
    }

    private static Task<JsonElement> OurBodyAsync() => RequestTests.BodyAsync(
        new ChatOptions
        {
            Instructions = "Be brief.",
            MaxOutputTokens = 500,
            Temperature = 0.5f,
            TopP = 0.25f,
            AllowMultipleToolCalls = true,
            ToolMode = ChatToolMode.Auto,
            Reasoning = new() { Effort = ReasoningEffort.Low, Output = ReasoningOutput.Summary },
            ResponseFormat = ChatResponseFormat.ForJsonSchema(Schema(), "forecast", "What comes"),
            Tools = [AIFunctionFactory.CreateDeclaration("get_weather", "The weather", Schema()), new HostedWebSearchTool()],
        },
        new ChatMessage(ChatRole.User, [new TextContent("Look at"), new UriContent("https://example.org/a.jpg", "image/jpeg"), new DataContent(new byte[] { 1, 2 }, "image/png"), new DataContent(new byte[] { 4 }, "application/pdf") { Name = "a.pdf" }]),
        new ChatMessage(ChatRole.Assistant, [new TextContent("I look."), new FunctionCallContent("call_1", "get_weather", new Dictionary<string, object?> { ["city"] = "Paris" })]),
        new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call_1", "sunny")]),
        new ChatMessage(ChatRole.Assistant, "Sunny."),
        new ChatMessage(ChatRole.System, "Stay brief."),
        new ChatMessage(ChatRole.User, "And now?"));

    private static async Task<JsonElement> TheirBodyAsync()
    {
        CannedHandler handler = CannedHandler.Of(Fixture.Read("responses/text.sse"));
        using HttpClient http = handler.ToClient();
        var client = new Sdk.ResponsesClient(new ApiKeyCredential("sk-test"), new Sdk.ResponsesClientOptions { Transport = new HttpClientPipelineTransport(http) });
        var options = new Sdk.CreateResponseOptions
        {
            Model = "gpt-x",
            Instructions = "Be brief.",
            MaxOutputTokenCount = 500,
            Temperature = 0.5f,
            TopP = 0.25f,
            ParallelToolCallsEnabled = true,
            StoredOutputEnabled = false,
            StreamingEnabled = true,
            ToolChoice = Sdk.ResponseToolChoice.CreateAutoChoice(),
            ReasoningOptions = new() { ReasoningEffortLevel = Sdk.ResponseReasoningEffortLevel.Low, ReasoningSummaryVerbosity = Sdk.ResponseReasoningSummaryVerbosity.Auto },
            TextOptions = new() { TextFormat = Sdk.ResponseTextFormat.CreateJsonSchemaFormat("forecast", BinaryData.FromString(Schema().GetRawText()), "What comes", true) },
        };
        options.IncludedProperties.Add(Sdk.IncludedResponseProperty.ReasoningEncryptedContent);
        options.IncludedProperties.Add(Sdk.IncludedResponseProperty.WebSearchCallActionSources);
        options.Tools.Add(Sdk.ResponseTool.CreateFunctionTool("get_weather", BinaryData.FromString(Schema().GetRawText()), true, "The weather"));
        options.Tools.Add(Sdk.ResponseTool.CreateWebSearchTool());
        options.InputItems.Add(Sdk.ResponseItem.CreateUserMessageItem(
        [
            Sdk.ResponseContentPart.CreateInputTextPart("Look at"),
            Sdk.ResponseContentPart.CreateInputImagePart(new Uri("https://example.org/a.jpg"), Sdk.ResponseImageDetailLevel.Auto),
            Sdk.ResponseContentPart.CreateInputImagePart(BinaryData.FromBytes(new byte[] { 1, 2 }, "image/png"), Sdk.ResponseImageDetailLevel.Auto),
            Sdk.ResponseContentPart.CreateInputFilePart(BinaryData.FromBytes(new byte[] { 4 }), "application/pdf", "a.pdf"),
        ]));
        options.InputItems.Add(Sdk.ResponseItem.CreateAssistantMessageItem("I look."));
        options.InputItems.Add(Sdk.ResponseItem.CreateFunctionCallItem("call_1", "get_weather", BinaryData.FromString("""{"city":"Paris"}""")));
        options.InputItems.Add(Sdk.ResponseItem.CreateFunctionCallOutputItem("call_1", "sunny"));
        options.InputItems.Add(Sdk.ResponseItem.CreateAssistantMessageItem("Sunny."));
        options.InputItems.Add(Sdk.ResponseItem.CreateSystemMessageItem("Stay brief."));
        options.InputItems.Add(Sdk.ResponseItem.CreateUserMessageItem("And now?"));
        await foreach (Sdk.StreamingResponseUpdate update in client.CreateResponseStreamingAsync(options))
        {
            Assert.NotNull(update);
        }

        return handler.Bodies[0];
    }

    private static JsonElement Schema() =>
        JsonDocument.Parse("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""").RootElement;

    private static Dictionary<string, string> Flat(JsonElement body)
    {
        var flat = new Dictionary<string, string>();
        Add("$", body);
        return flat;

        void Add(string path, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object when value.EnumerateObject().Any():
                    foreach (JsonProperty member in value.EnumerateObject())
                    {
                        Add($"{path}.{member.Name}", member.Value);
                    }

                    break;
                case JsonValueKind.Array when value.GetArrayLength() > 0:
                    int number = 0;
                    foreach (JsonElement element in value.EnumerateArray())
                    {
                        Add($"{path}[{number++}]", element);
                    }

                    break;
                case JsonValueKind.String:
                    flat[path] = JsonSerializer.Serialize(value.GetString());
                    break;
                default:
                    flat[path] = value.GetRawText();
                    break;
            }
        }
    }
}
