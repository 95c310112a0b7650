using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>What belongs to each wire.</summary>
internal static class WireClients
{
    public static IModelStream Create(Wire wire, HttpClient http) => throw new NotSupportedException($"{wire} {http} has no client.");

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
