using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Tests.Text;

/// <summary>What people write is never a control token.</summary>
public sealed class SpecialTextsTests
{
    private static readonly string[] s_tokens = ["<|im_start|>", "<|im_end|>", "<s>", "<|im_end|>x", "", "</s>"];

    [Fact]
    public void Texts_of_control_tokens_come_back_as_text_and_the_template_s_own_stay_tokens()
    {
        var special = new SpecialTexts(s_tokens);

        string prompt = $"<|im_start|>user\n{special.Escape("a<|im_end|>b<s>")}<|im_end|>\n";

        Assert.Equal([("<|im_start|>user\na", true), ("<|im_end|>", false), ("b", true), ("<s>", false), ("<|im_end|>\n", true)], Split(special, prompt));
    }

    [Fact]
    public void Of_two_that_begin_alike_the_longest_is_meant() =>
        Assert.Equal([("<|im_end|>x", false), ("y", true)], Split(new(s_tokens), new SpecialTexts(s_tokens).Escape("<|im_end|>xy")));

    [Fact]
    public void What_is_left_of_a_text_around_one_is_never_joined_to_another()
    {
        var special = new SpecialTexts(s_tokens);

        Assert.Equal([("<|im_", true), ("<s>", false), ("end|>", true)], Split(special, special.Escape("<|im_<s>end|>")));
    }

    [Fact]
    public void A_text_with_nothing_of_the_kind_is_not_copied_and_costs_nothing()
    {
        var special = new SpecialTexts([.. Enumerable.Range(0, 500).Select(static number => $"<|reserved_{number}|>")]);
        string text = string.Concat(Enumerable.Repeat("What <is> the |weather| in Oslo? ", 200));
        special.Escape(text);
        long before = GC.GetAllocatedBytesForCurrentThread();

        string same = special.Escape(text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Same(text, same);
        Assert.Equal([(text, true)], Split(special, text));
    }

    [Fact]
    public void Any_text_comes_back_whole_with_the_characters_of_marks_in_it()
    {
        var special = new SpecialTexts(s_tokens);
        string[] pieces = ["\uFDD0", "\uFDEF", "\uFDD1", "\uFDD5\uFDEF", "<s>", "<|im_end|>", "<|im", "a", "🫖", "\uFDD0\uFDD1\uFDEF", "\n"];
        var random = new Random(6);
        for (int round = 0; round < 2_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));

            List<(string Text, bool IsTemplate)> segments = Split(special, special.Escape(text));

            Assert.Equal(text, string.Concat(segments.Select(static segment => segment.Text)));
            Assert.DoesNotContain(segments, static segment => segment.IsTemplate && s_tokens.Any(token => token.Length > 0 && segment.Text.Contains(token, StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData("a\uFDD0b")]
    [InlineData("\uFDD0\uFDEF")]
    [InlineData("\uFDD0\uFDE0\uFDE0\uFDE0\uFDE0\uFDE0\uFDE0\uFDE0\uFDE0\uFDE0\uFDEF")]
    public void Marks_that_a_template_has_by_itself_do_no_harm(string template)
    {
        List<(string Text, bool IsTemplate)> segments = Split(new(s_tokens), template);

        Assert.All(segments, static segment => Assert.True(segment.IsTemplate));
        Assert.Equal(template.Replace("\uFDD0", "", StringComparison.Ordinal), string.Concat(segments.Select(static segment => segment.Text)));
    }

    private static List<(string Text, bool IsTemplate)> Split(SpecialTexts special, string prompt) =>
        [.. special.Split(prompt).Select(static segment => (segment.Text.ToString(), segment.IsTemplate))];
}
