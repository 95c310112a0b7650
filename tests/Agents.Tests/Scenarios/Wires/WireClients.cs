using System.Text.Json;
using GenFlow.Anthropic;
using GenFlow.Models;
using GenFlow.Models.ChatCompletions;
using GenFlow.OpenAI;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>What belongs to each wire.</summary>
internal static class WireClients
{
    // Without retries: what a script says is said once.
    public static IModelStream Create(Wire wire, HttpClient http, Uri? url = null) => wire switch
    {
        Wire.Anthropic => new AnthropicChatClient(new AnthropicOptions { Model = "claude-test", ApiKey = "key", BaseUrl = url, MaxRetries = 0, HttpClient = http }),
        Wire.Responses => new OpenAIResponsesChatClient(new OpenAIResponsesOptions { Model = "gpt-test", ApiKey = "key", BaseUrl = url, MaxRetries = 0, HttpClient = http }),
        Wire.ChatCompletions => new OpenAIChatClient(new ChatCompletionsOptions { Model = "gpt-test", ApiKey = "key", BaseUrl = url, MaxRetries = 0, HttpClient = http }),
        _ => throw new ArgumentOutOfRangeException(nameof(wire), wire, "This is no wire of bytes."),
    };

    public static WireEncoder CreateEncoder(Wire wire, int seed) => wire switch
    {
        Wire.Anthropic => new AnthropicEncoder(seed),
        Wire.Responses => new ResponsesEncoder(seed),
        Wire.ChatCompletions => new ChatCompletionsEncoder(seed),
        _ => throw new ArgumentOutOfRangeException(nameof(wire), wire, "This is no wire of bytes."),
    };

    public static void CheckRequest(Wire wire, JsonElement body)
    {
        var request = new RequestJson(body);
        switch (wire)
        {
            case Wire.Anthropic:
                AnthropicRequests.Check(request);
                break;
            case Wire.Responses:
                ResponsesRequests.Check(request);
                break;
            case Wire.ChatCompletions:
                ChatCompletionsRequests.Check(request);
                break;
        }
    }
}
