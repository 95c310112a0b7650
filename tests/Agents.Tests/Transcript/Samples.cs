using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Transcript;

/// <summary>A conversation with something of everything.</summary>
internal static class Samples
{
    public static JsonElement Json(string json) => JsonElement.Parse(json);

    public static IReadOnlyList<AgentMessage> Messages { get; } =
    [
        AgentMessage.User(
            new TextBlock("Wie ist das Wetter in Zürich? 😀"),
            new MediaBlock("image/png", [0, 1, 254, 255], Name: "sky.png"),
            new MediaBlock("application/pdf", Url: new Uri("https://example.org/a.pdf?x=1"))) with { Id = "run-0" },
        new AgentMessage(
            AgentRole.Assistant,
            [
                new ThoughtBlock("thought-1", "let me", "sig=="),
                new ThoughtBlock("thought-2", ""),
                new TextBlock("It rains.", [new Citation("https://example.org/w", "Weather", "rain", 3, 8), new Citation(Title: "W")]),
                new ActionBlock("c1", "get_weather", Json("""{"city":"Zürich","days":3,"n":1.50,"deep":{"a":[null,true]}}"""), null, "18 °C", false, [new Source("Met", "https://example.org/m", "18"), new Source("B")], "mild"),
                new ActionBlock("c2", "broken", default, "{\"city\": \"Zü", "The arguments are not valid JSON.", IsError: true),
                new ActionBlock("c3", "quiet", Json("{}"), Result: ""),
                new ActionBlock("w1", "web_search", Json("""{"queries":["rain"]}"""), Result: "found", IsServerSide: true),
                new ReplayBlock(Json("""{"$type":"webSearchToolCall","callId":"w1","queries":["rain"]}"""), Replaces: 1),
                new ReplayBlock(Json("""{"$type":"webSearchToolResult","callId":"w1"}""")),
            ])
        {
            Id = "run-1",
            Usage = new Usage(100, 20, 50, 10, 5),
            ModelId = "model-1",
            StopReason = StopReason.Actions,
            RawStopReason = "tool_use",
        },
        new AgentMessage(AgentRole.Action, [new ActionBlock("c1", "get_weather", Json("{}"), Result: "18 °C")]) { Id = "run-2" },
        new AgentMessage(AgentRole.Assistant, []) { StopReason = StopReason.Refusal, RawStopReason = "refusal" },
    ];

    public static AgentSession Session()
    {
        var session = new AgentSession { Id = "talk" };
        foreach (AgentMessage message in Messages)
        {
            session.Add(message);
        }

        session.Count(new Usage(1, 2, 3, 4, 5));
        return session;
    }
}
