using Microsoft.CodeAnalysis.Text;

namespace GenFlow.RoslynTestKit.Tests;

public class MarkupTests
{
    [Fact]
    public void Markup_spans_are_removed_and_found()
    {
        Markup markup = Markup.Parse("class {|A1:x|} { {|B2:y|} }");

        Assert.Equal("class x { y }", markup.Text);
        Assert.Equal([new MarkedSpan("A1", new TextSpan(6, 1)), new MarkedSpan("B2", new TextSpan(10, 1))], markup.Spans.ToArray());
    }

    [Fact]
    public void Markup_nested_spans_are_both_found()
    {
        Markup markup = Markup.Parse("{|A1:a{|B2:b|}|}");

        Assert.Equal("ab", markup.Text);
        Assert.Equal([new MarkedSpan("A1", new TextSpan(0, 2)), new MarkedSpan("B2", new TextSpan(1, 1))], markup.Spans.ToArray());
    }

    [Fact]
    public void Markup_without_spans_keeps_bars_and_braces()
    {
        Assert.Equal("if (a || b) { } x is {} |} y", Markup.Parse("if (a || b) { } x is {} |} y").Text);
    }

    [Theory]
    [InlineData("{|A1:a")]
    [InlineData("{|A1")]
    public void Markup_left_open_is_refused(string marked) => Assert.Throws<VerificationException>(() => Markup.Parse(marked));
}
