using System.Text;
using System.Text.Json;

namespace GenFlow.Models.Tests;

public sealed class LimitTests
{
    [Fact]
    public void Depth_of_the_limit_is_taken_and_one_more_is_an_error()
    {
        var json = new IncrementalJson(maxDepth: 3);
        Assert.True(json.Append("[{\"a\":["));

        Assert.False(json.Append("["));

        JsonException error = Assert.Throws<JsonException>(() => { json.Complete(); });
        Assert.Equal("$[0].a[0]", error.Path);
        Assert.Contains("deeper than 3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public void Byte_more_than_the_limit_is_an_error_and_what_came_before_stays(int fragment)
    {
        const string Text = "[\"äöü\"]";
        byte[] bytes = Encoding.UTF8.GetBytes(Text);
        var exact = new IncrementalJson(maxBytes: bytes.Length);
        Assert.True(exact.Append(bytes));
        Assert.Equal(bytes, exact.Complete().ToArray());

        var asBytes = new IncrementalJson(maxBytes: 5);
        var asText = new IncrementalJson(maxBytes: 5);
        foreach (byte[] piece in bytes.Chunk(fragment))
        {
            asBytes.Append(piece);
        }

        foreach (char[] piece in Text.Chunk(fragment))
        {
            asText.Append(piece);
        }

        Assert.Equal((5, 5), (asBytes.Length, asText.Length));
        Assert.Contains("more than 5 bytes", asBytes.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(asBytes.Error.Message, asText.Error!.Message);
        Assert.Equal("ä", asText.At(5).Items()[0].GetString());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_001, 1)]
    [InlineData(1, 0)]
    public void Limit_out_of_range_is_refused(int depth, int bytes) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IncrementalJson(depth, bytes));

    [Fact]
    public void Length_that_has_not_come_is_refused()
    {
        var json = new IncrementalJson();
        json.Append("[1");

        Assert.Throws<ArgumentOutOfRangeException>(() => json.At(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => json.At(-1));
    }

    [Fact]
    public void Deepest_value_is_completed()
    {
        var json = new IncrementalJson(maxDepth: 1_000);
        Assert.True(json.Append(new string('[', 1_000)));

        Assert.Equal(new string('[', 1_000) + new string(']', 1_000), json.At(1_000).ToJsonElement().GetRawText());
    }
}
