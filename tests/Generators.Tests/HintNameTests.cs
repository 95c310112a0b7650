using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

public class HintNameTests
{
    [Theory]
    [InlineData("N.Foo", "N.foo")]
    [InlineData("N.Foo", "n.Foo")]
    [InlineData("FooBar", "Foobar")]
    [InlineData("abcde", "abcdE")]
    [InlineData("abcdef", "abcdeF")]
    [InlineData("N.σ", "N.ς")]
    [InlineData("N.Größe", "N.GRÖßE")]
    [InlineData("N.ı", "N.i")]
    [InlineData("N.K", "N.\u212a")]
    [InlineData("Outer+Inner", "Outer.Inner")]
    [InlineData("Foo`1", "Foo`2")]
    public void Hint_names_of_different_types_differ_whatever_their_case(string left, string right) =>
        Assert.NotEqual(HintName.Of(left), HintName.Of(right), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Hint_name_is_readable() => Assert.StartsWith("Blog.Outer`1+ArticleWorkflow.", HintName.Of("Blog.Outer`1+ArticleWorkflow"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Ünï.Größe")]
    [InlineData("流れ")]
    [InlineData("a\u200db")]
    public void Hint_name_is_ascii(string name) => Assert.All(HintName.Of(name), static c => Assert.InRange(c, '!', '~'));
}
