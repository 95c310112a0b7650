using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenFlow.Benchmarks.Json;

// The same records for both sides: the framework's generator does not see what ours adds.

[Event]
public partial record WithFraction(int Index, string Text, long Total, double Score);

[Event]
public partial record WithFlag(int Index, string Text, long Total, bool Done);

[StreamEvent]
public abstract partial record Answer
{
    public sealed partial record Thought(string Text) : Answer;

    public sealed partial record Content(string Text, int Index) : Answer;

    public sealed partial record Called(string Name, long Tokens) : Answer;

    public sealed partial record Finished(double Seconds) : Answer;
}

public enum Tone
{
    Neutral,
    Friendly,
    Formal,
}

public sealed record Place(string City, int Zip);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(WithFraction))]
[JsonSerializable(typeof(WithFlag))]
internal sealed partial class FrameworkJson : JsonSerializerContext;
