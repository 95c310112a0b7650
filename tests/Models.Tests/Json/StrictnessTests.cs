using System.Text;
using System.Text.Json;

namespace GenFlow.Models.Tests;

/// <summary>What is accepted at the end is what the framework's reader accepts.</summary>
public sealed class StrictnessTests
{
    private static readonly byte[] s_bytes = [.. "{}[]\",:\\ud8c0eE+-.019tfnull \n\t/"u8, 0, 0x1F, 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xED, 0xA0, 0xF0, 0xF4, 0x90, 0xFF];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mutated_document_is_accepted_where_the_framework_accepts_it(int seed)
    {
        var random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < 4_000; round++)
        {
            string document = random.Next(3) == 0 ? Documents.All[random.Next(Documents.All.Count)] : Documents.Random(random);
            byte[] bytes = Mutated(Encoding.UTF8.GetBytes(document), random);

            bool expected = FrameworkAccepts(bytes);

            accepted += expected ? 1 : 0;
            Assert.True(expected == Accepts(bytes, random), $"{expected} for {Encoding.UTF8.GetString(bytes)} = {Convert.ToHexString(bytes)}");
        }

        Assert.InRange(accepted, 100, 3_500);
    }

    [Theory]
    [InlineData("C080")]
    [InlineData("E08080")]
    [InlineData("EDA080")]
    [InlineData("F0808080")]
    [InlineData("F4908080")]
    [InlineData("F5808080")]
    [InlineData("80")]
    [InlineData("C3")]
    [InlineData("E28228")]
    public void Bytes_that_are_no_utf8_are_an_error(string hex)
    {
        var json = new IncrementalJson();

        Assert.False(json.Append([.. "\""u8, .. Convert.FromHexString(hex), .. "\""u8]));

        Assert.Contains("UTF-8", json.Error!.Message, StringComparison.Ordinal);
    }

    // By its units: an attribute cannot hold half of a pair.
    [Theory]
    [InlineData(0xD83D, 'x')]
    [InlineData(0xDE00, 'x')]
    [InlineData(0xD83D, 0xD83D)]
    public void Half_a_pair_is_an_error(int first, int second)
    {
        string text = $"\"{(char)first}{(char)second}\"";
        var whole = new IncrementalJson();
        Assert.False(whole.Append(text));

        var each = new IncrementalJson();
        foreach (char c in text)
        {
            each.Append([c]);
        }

        Assert.Equal(whole.Error!.Message, each.Error!.Message);
    }

    [Fact]
    public void Half_a_pair_before_bytes_or_at_the_end_is_an_error()
    {
        var bytes = new IncrementalJson();
        bytes.Append("\"\ud83d");
        Assert.False(bytes.Append("\""u8));

        var end = new IncrementalJson();
        end.Append("\"\ud83d");
        Assert.Throws<JsonException>(() => { end.Complete(); });
    }

    private static byte[] Mutated(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        for (int i = random.Next(3); i > 0 && list.Count > 0; i--)
        {
            int at = random.Next(list.Count);
            switch (random.Next(4))
            {
                case 0:
                    list.RemoveAt(at);
                    break;
                case 1:
                    list.Insert(at, s_bytes[random.Next(s_bytes.Length)]);
                    break;
                case 2:
                    list[at] = s_bytes[random.Next(s_bytes.Length)];
                    break;
                default:
                    list.RemoveRange(at, random.Next(list.Count - at));
                    break;
            }
        }

        return [.. list];
    }

    private static bool Accepts(byte[] bytes, Random random)
    {
        var json = new IncrementalJson();
        for (int at = 0; at < bytes.Length;)
        {
            int length = Math.Min(random.Next(1, 9), bytes.Length - at);
            json.Append(bytes.AsSpan(at, length));
            at += length;
        }

        try
        {
            json.Complete();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool FrameworkAccepts(byte[] bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    reader.GetString();
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
