using System.Text;
using System.Text.Json.Nodes;
using GenFlow.Anthropic.Decoding;
using GenFlow.Models;
using GenFlow.Models.Http;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Anthropic;

/// <summary>Recorded answers with something wrong in them: deltas or a documented error, never anything else.</summary>
public sealed class FuzzTests
{
    private static readonly string[] s_values = ["null", "true", "-1", "1e400", "\"\"", "\" \"", "\"\\ud800\"", "[]", "[[]]", "{}", "{\"type\":\"text\"}", "\"web_search_tool_result\"", "\"tool_use\""];

    public static TheoryData<string> Fixtures => [.. Fixture.In("anthropic")];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Members_of_other_kinds_are_borne(string path)
    {
        string[] events = EventsOf(path);
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            Bears(path, seed, events.Select(json => random.Next(3) == 0 ? Encoding.UTF8.GetBytes(WithAnother(json, random)) : Encoding.UTF8.GetBytes(json)));
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Bytes_of_another_kind_are_borne(string path)
    {
        string[] events = EventsOf(path);
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            Bears(path, seed, events.Select(json =>
            {
                byte[] data = Encoding.UTF8.GetBytes(json);
                if (random.Next(4) == 0)
                {
                    data[random.Next(data.Length)] = (byte)random.Next(256);
                }

                return data;
            }));
        }
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Events_lost_doubled_and_out_of_order_are_borne(string path)
    {
        byte[][] events = [.. EventsOf(path).Select(Encoding.UTF8.GetBytes)];
        for (int seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            Bears(path, seed, Enumerable.Range(0, events.Length).Select(_ => events[random.Next(events.Length)]));
        }
    }

    private static void Bears(string path, int seed, IEnumerable<byte[]> events)
    {
        var decoder = new AnthropicDecoder(WireOrigin.Of("Anthropic"));
        var deltas = new List<ModelDelta>();
        foreach (byte[] data in events)
        {
            try
            {
                if (!decoder.Read(data, deltas))
                {
                    break;
                }
            }
            catch (Exception problem) when (problem is ModelException or System.Text.Json.JsonException or InvalidOperationException or FormatException)
            {
                break;
            }
            catch (Exception problem)
            {
                Assert.Fail($"{path}, seed {seed}, {Encoding.UTF8.GetString(data)}: {problem}");
            }
        }

        Assert.True(deltas.Count(static delta => delta.Kind == ModelDeltaKind.Stop) <= 1);
        Assert.Equal(
            deltas.Where(static delta => delta.Kind == ModelDeltaKind.BlockEnd).Select(static delta => delta.Index).Distinct().Count(),
            deltas.Count(static delta => delta.Kind == ModelDeltaKind.BlockEnd));
    }

    private static string[] EventsOf(string path) =>
        [.. Encoding.UTF8.GetString(Fixture.Read(path)).Split('\n').Where(static line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(static line => line["data: ".Length..])];

    // One value, of any depth, in place of another.
    private static string WithAnother(string json, Random random)
    {
        try
        {
            JsonNode root = JsonNode.Parse(json)!;
            JsonNode at = root;
            while (true)
            {
                if (at is JsonObject { Count: > 0 } members)
                {
                    (string name, JsonNode? value) = members.ToArray()[random.Next(members.Count)];
                    if (value is JsonObject or JsonArray && random.Next(4) > 0)
                    {
                        at = value;
                        continue;
                    }

                    if (random.Next(4) == 0)
                    {
                        members.Remove(name);
                    }
                    else
                    {
                        members[name] = JsonNode.Parse(s_values[random.Next(s_values.Length)]);
                    }
                }
                else if (at is JsonArray { Count: > 0 } items)
                {
                    int index = random.Next(items.Count);
                    if (items[index] is JsonObject inner)
                    {
                        at = inner;
                        continue;
                    }

                    items[index] = JsonNode.Parse(s_values[random.Next(s_values.Length)]);
                }

                return root.ToJsonString();
            }
        }
        catch (Exception problem) when (problem is System.Text.Json.JsonException or InvalidOperationException or ArgumentException)
        {
            return json;
        }
    }
}
