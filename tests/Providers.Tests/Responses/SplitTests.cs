using System.Text;
using System.Text.Json;
using GenFlow.Providers.Tests.Support;

namespace GenFlow.Providers.Tests.Responses;

/// <summary>Text of every width, in random pieces, over bytes in random pieces.</summary>
public sealed class SplitTests
{
    private static readonly string[] s_signs = ["a", "\"", "\\", "\n", "\t", "/", "é", "ß", "€", "漢", "😀", "👩‍🔬", "\u200d", "\u2028", "{", "}", "\u0001", "עב"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Random_splits_of_random_text_lose_nothing(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 100; round++)
        {
            string[] pieces = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => s_signs[random.Next(s_signs.Length)])))];
            byte[] bytes = Answer(pieces, random);
            int[] cuts = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(1, bytes.Length)).Order()];

            List<string> lines = await ResponsesRun.LinesAsync(bytes, cuts);

            Assert.Equal(pieces, lines.Where(static line => line.StartsWith("Text ", StringComparison.Ordinal)).Select(static line => line["Text 0 '".Length..^2]));
            Assert.Equal("Stop EndOfTurn 'completed'", lines[^1]);
        }
    }

    private static byte[] Answer(string[] pieces, Random random)
    {
        var options = new JsonSerializerOptions { Encoder = random.Next(2) == 0 ? System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping : null };
        var text = new StringBuilder();
        foreach (string piece in pieces)
        {
            text.Append("data: {\"type\":\"response.output_text.delta\",\"sequence_number\":4,\"item_id\":\"m\",\"output_index\":0,\"content_index\":0,\"delta\":")
                .Append(JsonSerializer.Serialize(piece, options)).Append(random.Next(2) == 0 ? ",\"logprobs\":[],\"obfuscation\":\"x\"" : "").Append("}\n\n");
        }

        string whole = JsonSerializer.Serialize(string.Concat(pieces), options);
        text.Append("data: {\"type\":\"response.output_text.done\",\"output_index\":0,\"content_index\":0,\"text\":").Append(whole).Append("}\n\ndata: {\"type\":\"response.completed\"}\n\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
