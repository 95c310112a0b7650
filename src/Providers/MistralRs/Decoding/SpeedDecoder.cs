using System.Text.Json;
using GenFlow.Models;
using GenFlow.Models.Http;

namespace GenFlow.MistralRs;

/// <summary>Reads what mistral.rs adds to the usage beside what every server sends: how fast it was.</summary>
internal sealed class SpeedDecoder(IWireDecoder inner) : IWireDecoder
{
    // Numbers that the server cannot compute are null, and those of an empty prompt may be anything.
    private const double Fastest = 1e9;

    public bool Read(ReadOnlySpan<byte> data, List<ModelDelta> deltas)
    {
        bool isMore = inner.Read(data, deltas);
        if (isMore && data.IndexOf("\"avg_compl_tok_per_sec\""u8) >= 0 && SpeedIn(data) is { } speed)
        {
            deltas.Add(ModelDelta.Replay(int.MinValue, speed));
        }

        return isMore;
    }

    public bool End(List<ModelDelta> deltas) => inner.End(deltas);

    private static SpeedContent? SpeedIn(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isUsage = reader.ValueTextEquals("usage"u8);
            reader.Read();
            if (isUsage && reader.TokenType == JsonTokenType.StartObject)
            {
                return ReadUsage(ref reader);
            }

            reader.Skip();
        }

        return null;
    }

    private static SpeedContent ReadUsage(ref Utf8JsonReader reader)
    {
        (double prompt, double completion) = (0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isPrompt = reader.ValueTextEquals("avg_prompt_tok_per_sec"u8);
            bool isCompletion = reader.ValueTextEquals("avg_compl_tok_per_sec"u8);
            reader.Read();
            if ((isPrompt || isCompletion) && reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double speed) && speed is > 0 and < Fastest)
            {
                (prompt, completion) = isPrompt ? (speed, completion) : (prompt, speed);
            }

            reader.Skip();
        }

        return new(prompt, completion);
    }
}
