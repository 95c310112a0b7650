using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using GenFlow.LlamaCpp.Grammars;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Grammars;

/// <summary>Schemas as Microsoft.Extensions.AI makes them of types: kept, and what the serializer writes obeys them.</summary>
public sealed class EmittedSchemaTests
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Schemas_of_types_are_kept_and_written_values_obey_them(bool isStrict, bool numbersMayBeTexts)
    {
        JsonSerializerOptions options = numbersMayBeTexts ? s_web : new(s_web) { NumberHandling = JsonNumberHandling.Strict };
        options.MakeReadOnly(populateMissingResolver: true);
        var transform = new AIJsonSchemaCreateOptions
        {
            TransformOptions = isStrict ? new() { DisallowAdditionalProperties = true, RequireAllProperties = true, MoveDefaultKeywordToDescription = true } : null,
        };

        JsonElement schema = AIJsonUtilities.CreateJsonSchema(typeof(Everything), "All of it.", serializerOptions: options, inferenceOptions: transform);

        string grammar = JsonSchemaGrammar.Of(schema);
        Assert.True(LlamaGrammar.Accepts(grammar, JsonSerializer.Serialize(new Everything(), options)), $"{schema}\n{JsonSerializer.Serialize(new Everything(), options)}");
        Assert.False(LlamaGrammar.Accepts(grammar, """{"mood": 1}"""));
    }

    [Theory]
    [InlineData(typeof(Dictionary<string, Dictionary<string, int?>>), """{"a":{"b":null,"c":1}}""", """{"a":{"b":"c"}}""")]
    [InlineData(typeof(Mood?), "null", "\"sad\"")]
    [InlineData(typeof((int, string)[]), "[{}]", "[1]")]
    [InlineData(typeof(object), "{}", "x")]
    [InlineData(typeof(JsonElement), "[1]", "x")]
    [InlineData(typeof(Shape), """{"$type":"circle","radius":1.5}""", """{"$type":"line"}""")]
    [InlineData(typeof(Tree), """{"children":[{"children":[]}]}""", """{"children":[1]}""")]
    [InlineData(typeof(TimeOnly), "\"12:30:00\"", "\"noon\"")]
    [InlineData(typeof(DateOnly?), "\"2026-01-31\"", "\"2026-01-32\"")]
    public void Schemas_of_single_types_are_kept(Type type, string accepted, string refused)
    {
        JsonElement schema = AIJsonUtilities.CreateJsonSchema(type, serializerOptions: s_web);

        string grammar = JsonSchemaGrammar.Of(schema);

        Assert.True(LlamaGrammar.Accepts(grammar, accepted), $"{schema}\n{grammar}");
        Assert.False(LlamaGrammar.Accepts(grammar, refused), $"{schema}\n{grammar}");
    }

    public enum Mood
    {
        Glad,
        Sad,
    }

    [JsonDerivedType(typeof(Circle), "circle")]
    [JsonDerivedType(typeof(Square), "square")]
    public abstract record Shape;

    public sealed record Circle(double Radius) : Shape;

    public sealed record Square(double Side) : Shape;

    public sealed record Tree(List<Tree> Children);

    public sealed record Everything
    {
        [Description("How it is.")]
        public Mood? Mood { get; init; } = EmittedSchemaTests.Mood.Glad;

        [Range(1, 10)]
        public int Count { get; init; } = 3;

        [Range(0.5, 2.5)]
        public double Share { get; init; } = 1.5;

        [StringLength(20, MinimumLength = 2)]
        public string Name { get; init; } = "Ada";

        [RegularExpression("^[A-Z]{2}[0-9]+$")]
        public string Code { get; init; } = "NO47";

        [EmailAddress]
        public string Mail { get; init; } = "ada@example.org";

        [Length(1, 3)]
        public string[] Tags { get; init; } = ["a", "b"];

        [AllowedValues("x", "y")]
        public string Choice { get; init; } = "x";

        [Url]
        public Uri Link { get; init; } = new("https://example.org/a");

        public DateTime When { get; init; } = new(2026, 1, 31, 8, 0, 0, DateTimeKind.Utc);

        public DateTimeOffset At { get; init; } = new(2026, 1, 31, 8, 0, 0, TimeSpan.FromHours(2));

        public DateOnly Day { get; init; } = new(2026, 2, 28);

        public TimeOnly Time { get; init; } = new(23, 59, 58);

        public TimeSpan Length { get; init; } = new(1, 2, 3, 4);

        public Guid Id { get; init; } = new("123e4567-e89b-12d3-a456-426614174000");

        public Version Version { get; init; } = new(1, 2, 3);

        public byte[] Bytes { get; init; } = [1, 2, 3];

        public char Letter { get; init; } = 'é';

        public decimal Price { get; init; } = 12.50m;

        public long? Far { get; init; } = -9_000_000_000;

        public bool IsOpen { get; init; } = true;

        public Dictionary<string, int> Counts { get; init; } = new() { ["a b"] = 1 };

        public Dictionary<string, Tree>? Trees { get; init; } = new() { ["x"] = new([]) };

        public Shape Shape { get; init; } = new Circle(2);

        public List<List<int?>> Grid { get; init; } = [[1, null], []];

        public object? Any { get; init; } = "anything";
    }
}
