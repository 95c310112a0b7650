using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>Says a scripted answer in a provider's own words: written from the providers' documents, apart from the decoders.</summary>
/// <remarks>What wires do around the answer, such as pings and fields that nobody knows, is put in by a seed.</remarks>
internal abstract class WireEncoder(int seed)
{
    /// <summary>What a refusal says on a wire where it has words of its own.</summary>
    public const string Refusal = "I won't.";

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    /// <summary>Takes the next step of the script.</summary>
    public abstract void Encode(in ModelDelta delta);

    /// <summary>The script has come to its end: by itself where it has stopped, else it was cut.</summary>
    public abstract void End();

    /// <summary>The provider reports an error in the middle of its answer.</summary>
    public abstract void Fail(ModelException error);

    /// <summary>The bytes since the last time.</summary>
    public byte[] Take()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(_text.ToString());
        _text.Clear();
        return bytes;
    }

    protected bool Chance(int oneOf) => _random.Next(oneOf) == 0;

    protected void Write(string? name, JsonObject payload, string newLine = "\n")
    {
        if (Chance(3) && payload.Remove("type", out JsonNode? type))
        {
            // The order of members is not fixed.
            payload["type"] = type;
        }

        if (name is not null)
        {
            _text.Append("event: ").Append(name).Append(newLine);
        }

        _text.Append("data: ").Append(Json(payload)).Append(' ', Chance(4) ? 3 : 0).Append(newLine).Append(newLine);
    }

    protected void WriteLine(string line, string newLine = "\n") => _text.Append(line).Append(newLine).Append(newLine);

    protected static string Json(JsonNode node) => node.ToJsonString(s_relaxed);

    protected static InvalidOperationException CannotCarry(in ModelDelta delta) => new($"This wire cannot carry {delta}.");
}
