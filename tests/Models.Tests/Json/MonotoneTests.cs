using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenFlow.Models.Tests;

/// <summary>AG24: a value once shown does not flicker.</summary>
public sealed class MonotoneTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_prefix_shows_what_the_framework_reads_of_it_and_never_takes_it_back(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Documents.Random(random));
            var json = new IncrementalJson();
            JsonElement before = default;
            for (int at = 0; at < bytes.Length;)
            {
                int length = Math.Min(random.Next(1, 6), bytes.Length - at);
                Assert.True(json.Append(bytes.AsSpan(at, length)), json.Error?.Message);
                at += length;

                JsonElement now = json.At(at).ToJsonElement();

                JsonNode? expected = PrefixOracle.Of(bytes.AsSpan(0, at));
                Assert.True(
                    now.ValueKind == JsonValueKind.Undefined ? expected is null : JsonNode.DeepEquals(expected, JsonNode.Parse(now.GetRawText())),
                    $"{Encoding.UTF8.GetString(bytes, 0, at)}\nshown {now}\nexpected {expected?.ToJsonString()}");
                Assert.True(Extends(before, now), $"{before}\nthen {now}");
                before = now;
            }

            Assert.True(json.IsComplete);
            Assert.Equal(bytes, json.Complete().ToArray());
            AssertOldLengthsAreAsTheyWere(json, bytes);
        }
    }

    [Fact]
    public void Typed_walk_of_every_prefix_shows_what_the_whole_value_shows()
    {
        var random = new Random(99);
        for (int round = 0; round < 100; round++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Documents.Random(random));
            var json = new IncrementalJson();
            json.Append(bytes);
            for (int length = 0; length <= bytes.Length; length++)
            {
                PartialJson value = json.At(length);
                JsonElement element = value.ToJsonElement();
                AssertSame(value, element);
            }
        }
    }

    private static void AssertOldLengthsAreAsTheyWere(IncrementalJson json, byte[] bytes)
    {
        for (int length = 0; length <= bytes.Length; length++)
        {
            var fresh = new IncrementalJson();
            fresh.Append(bytes.AsSpan(0, length));
            Assert.Equal(Text(fresh.At(length).ToJsonElement()), Text(json.At(length).ToJsonElement()));
        }
    }

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText();

    private static void AssertSame(PartialJson value, JsonElement element)
    {
        Assert.Equal(KindOf(element), value.Kind);
        switch (value.Kind)
        {
            case PartialJsonKind.String:
                Assert.Equal(element.GetString(), value.GetString());
                break;
            case PartialJsonKind.Number:
                Assert.Equal(element.GetRawText(), Encoding.UTF8.GetString(value.Utf8));
                break;
            case PartialJsonKind.Array:
                Assert.Equal(element.GetArrayLength(), value.Items().Count);
                foreach ((JsonElement expected, PartialJson item) in element.EnumerateArray().Zip(value.Items()))
                {
                    AssertSame(item, expected);
                }

                break;
            case PartialJsonKind.Object:
                Assert.Equal(element.EnumerateObject().Select(member => member.Name), value.Members().Select(member => member.Key));
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    AssertSame(value.Member(Encoding.UTF8.GetBytes(member.Name)), member.Value);
                }

                break;
        }
    }

    private static PartialJsonKind KindOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => PartialJsonKind.Absent,
        JsonValueKind.Object => PartialJsonKind.Object,
        JsonValueKind.Array => PartialJsonKind.Array,
        JsonValueKind.String => PartialJsonKind.String,
        JsonValueKind.Number => PartialJsonKind.Number,
        JsonValueKind.True => PartialJsonKind.True,
        JsonValueKind.False => PartialJsonKind.False,
        _ => PartialJsonKind.Null,
    };

    private static bool Extends(JsonElement before, JsonElement now) => before.ValueKind switch
    {
        JsonValueKind.Undefined => true,
        JsonValueKind.String => now.ValueKind == JsonValueKind.String && now.GetString()!.StartsWith(before.GetString()!, StringComparison.Ordinal),
        JsonValueKind.Number => now.ValueKind == JsonValueKind.Number && now.GetRawText().StartsWith(before.GetRawText(), StringComparison.Ordinal),
        JsonValueKind.Array => now.ValueKind == JsonValueKind.Array && now.GetArrayLength() >= before.GetArrayLength()
            && before.EnumerateArray().Zip(now.EnumerateArray()).All(static pair => Extends(pair.First, pair.Second)),
        JsonValueKind.Object => now.ValueKind == JsonValueKind.Object
            && before.EnumerateObject().All(member => now.TryGetProperty(member.Name, out JsonElement value) && Extends(member.Value, value)),
        _ => now.ValueKind == before.ValueKind,
    };
}
