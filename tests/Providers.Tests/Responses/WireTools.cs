using System.ComponentModel;
using System.Text;
using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Providers.Tests.Support;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>What the recorded answers call.</summary>
internal static partial class WireTools
{
    [Action, Description("The weather of a city.")]
    public static string GetWeather(string city, int days = 1) => $"sunny in {city}";

    [Action]
    public static string GetTime(string zone) => throw new InvalidOperationException($"{zone} has no clock");

    [Action, Description("Runs SQL.")]
    public static string RunSql(string input) => $"ran {input.Length}";

    [Action]
    public static IEnumerable<AIContent> Look(string at) => [new TextContent(at), new DataContent(new byte[] { 1, 2, 3 }, "image/png")];
}

/// <summary>JSON to compare.</summary>
internal static class Bodies
{
    /// <summary>The complete items that a recorded answer has, by their place.</summary>
    public static List<JsonElement> ItemsOf(string fixture) =>
    [
        .. Encoding.UTF8.GetString(Fixture.Read(fixture)).Split('\n')
            .Where(static line => line.StartsWith("data: {", StringComparison.Ordinal))
            .Select(static line => JsonDocument.Parse(line["data: ".Length..]).RootElement)
            .Where(static data => data.GetProperty("type").GetString() == "response.output_item.done")
            .OrderBy(static data => data.GetProperty("output_index").GetInt32())
            .Select(static data => data.GetProperty("item")),
    ];

    public static List<JsonElement> Input(JsonElement body) => [.. body.GetProperty("input").EnumerateArray()];

    public static void Same(JsonElement expected, JsonElement actual) => Assert.True(JsonElement.DeepEquals(expected, actual), $"{expected}\n{actual}");

    public static void Same(string expected, JsonElement actual)
    {
        using JsonDocument document = JsonDocument.Parse(expected);
        Same(document.RootElement, actual);
    }
}
