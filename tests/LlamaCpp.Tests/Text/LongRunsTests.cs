using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Tests.Text;

public sealed class LongRunsTests
{
    private static readonly LongRuns s_runs = new(["<|im_end|>", "<tool>"]);

    [Fact]
    public void Text_of_words_is_never_cut()
    {
        string text = string.Concat(Enumerable.Repeat("several words, of any kind.\r\n  ", 500));

        Assert.Equal([text], Parts(text));
    }

    [Theory]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("ab=")]
    [InlineData("😀")]
    [InlineData("x<|im_end|>")]
    [InlineData("<tool>")]
    public void Run_is_cut_into_parts_that_hold_their_characters_and_tokens_whole(string unit)
    {
        string text = "begin " + string.Concat(Enumerable.Repeat(unit, 5000)) + " end";

        List<string> parts = Parts(text);

        Assert.True(parts.Count > 1);
        Assert.Equal(text, string.Concat(parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, LongRuns.Longest + 10));
        Assert.All(parts, part => Assert.False(char.IsLowSurrogate(part[0])));
        Assert.Equal(Count(text, "<|im_end|>"), parts.Sum(part => Count(part, "<|im_end|>")));
        Assert.Equal(Count(text, "<tool>"), parts.Sum(part => Count(part, "<tool>")));
    }

    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        while (text.Length > 0)
        {
            int part = s_runs.FirstPart(text);
            parts.Add(text[..part]);
            text = text[part..];
        }

        return parts;
    }

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
