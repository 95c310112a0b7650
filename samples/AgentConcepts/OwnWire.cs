using System.Text.Json;
using GenFlow.Agents;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Models.Http;
using Microsoft.Extensions.AI;

namespace AgentConcepts;

internal static class OwnWire
{
    public static async Task ShowAsync()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(
            """
            data: {"kind":"thought","text":"Politely."}

            data: {"kind":"text","text":"Good "}

            data: {"kind":"text","text":"day."}

            data: {"kind":"end","text":"done"}


            """));
        var agent = new Agent(new LineClient(new LineOptions { Model = "any", BaseUrl = player.Url }));
        AgentResponse response = await agent.RunAsync("Greet me.");
        Console.WriteLine($"{response.Text} ({response.Message.RawStopReason}) {player.Requests[0].Text}");
    }
}

#region wire
public sealed class LineOptions : HttpModelOptions;

public sealed class LineClient(LineOptions options)
    : HttpModelClient(options, new HttpProvider("Lines", new Uri("http://localhost:7000"), "ask") { KeyVariable = "LINES_API_KEY" })
{
    protected override void WriteRequest(Utf8JsonWriter json, IReadOnlyList<ChatMessage> messages, ChatOptions options)
    {
        if (options.Tools is { Count: > 0 })
        {
            throw new ModelRequestException("Lines has no actions. Leave out Agent.Actions and ChatOptions.Tools.");
        }

        json.WriteStartObject();
        json.WriteString("model", options.ModelId ?? Metadata.DefaultModelId);
        json.WriteStartArray("lines");
        foreach (ChatMessage message in messages)
        {
            json.WriteStringValue($"{message.Role}: {message.Text}");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    protected override IWireDecoder CreateDecoder(WireOrigin origin) => new LineDecoder(origin);
}

internal sealed class LineDecoder(WireOrigin origin) : IWireDecoder
{
    private int _block = -1;
    private string? _open;

    // What it throws for JSON of another form becomes a ModelResponseException.
    public bool Read(ReadOnlySpan<byte> data, List<ModelDelta> deltas)
    {
        var reader = new Utf8JsonReader(data);
        var line = JsonElement.ParseValue(ref reader);
        string kind = line.GetProperty("kind").GetString()!;
        string text = line.GetProperty("text").GetString()!;
        if (kind == "error")
        {
            throw origin.Error(code: null, text);
        }

        if (_open is not null && _open != kind)
        {
            deltas.Add(ModelDelta.BlockEnd(_block));
        }

        _block += _open == kind ? 0 : 1;
        _open = kind;
        deltas.Add(kind switch
        {
            "thought" => ModelDelta.Thought(_block, text),
            "text" => ModelDelta.OfText(_block, text),
            "end" => ModelDelta.Stop(StopReason.EndOfTurn, text),
            _ => throw new FormatException($"The kind of a line is '{kind}'."),
        });
        return kind != "end";
    }

    // The stream is over, and its last line did not come.
    public bool End(List<ModelDelta> deltas) => false;
}
#endregion
