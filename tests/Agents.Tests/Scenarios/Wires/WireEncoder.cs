using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>Says a scripted answer in a provider's own words: written from the providers' documents, apart from the decoders.</summary>
/// <remarks>What wires do around the answer, such as pings and fields that nobody knows, is put in by a seed.</remarks>
/// <param name="seed">Of all that is left to chance.</param>
/// <param name="id">The answer's id, where the script names none.</param>
/// <param name="model">The model that answers, where the script names none.</param>
internal abstract class WireEncoder(int seed, string id, string model)
{
    /// <summary>What a refusal says on a wire where it has words of its own.</summary>
    public const string Refusal = "I won't.";

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();

    protected string Id { get; private set; } = id;

    protected string Model { get; private set; } = model;

    /// <summary>What the script has counted last.</summary>
    protected Usage? Usage { get; private set; }

    /// <summary>Takes the next step of the script.</summary>
    public void Encode(in ModelDelta delta)
    {
        switch (delta.Kind)
        {
            case ModelDeltaKind.Begin:
                Id = delta.Id.Length == 0 ? Id : delta.Id;
                Model = delta.Text.Length == 0 ? Model : delta.Text;
                break;
            case ModelDeltaKind.Usage:
                Usage = (Usage)delta.Value!;
                Count();
                break;
            default:
                Say(delta);
                break;
        }
    }

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

    /// <summary>Says a step that is a part of the answer itself.</summary>
    protected abstract void Say(in ModelDelta delta);

    /// <summary>The script has counted: wires that count as they go say so.</summary>
    protected virtual void Count()
    {
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
