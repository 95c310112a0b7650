using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

public class TextTests
{
    [Theory]
    [InlineData("name", "name")]
    [InlineData("class", "@class")]
    [InlineData("record", "@record")]
    [InlineData("await", "@await")]
    [InlineData("Größe", "Größe")]
    public void Identifier_keyword_is_escaped(string name, string expected) => Assert.Equal(expected, CSharpText.Identifier(name));

    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("\"\\", "\"\\\"\\\\\"")]
    [InlineData("\n\0", "\"\\u000a\\u0000\"")]
    [InlineData("\u2028é😀", "\"\\u2028\\u00e9\\ud83d\\ude00\"")]
    public void Literal_is_ascii_and_escaped(string value, string expected) => Assert.Equal(expected, CSharpText.Literal(value));

    [Fact]
    public void Writer_indents_lines_and_leaves_empty_ones_empty() =>
        Assert.Equal("a\n{\n    b\n\n    c\n}\n", new SourceWriter().Open("a").Line("b\n\nc").Close().ToString());

    [Fact]
    public void Equatable_array_equals_by_items()
    {
        var left = new EquatableArray<string>(["a", "b"]);

        Assert.Equal(left, new EquatableArray<string>(["a", "b"]));
        Assert.Equal(left.GetHashCode(), new EquatableArray<string>(["a", "b"]).GetHashCode());
        Assert.NotEqual(left, new EquatableArray<string>(["b", "a"]));
        Assert.NotEqual(left, new EquatableArray<string>(["a"]));
        Assert.Equal(default, new EquatableArray<string>([]));
        Assert.True(default(EquatableArray<string>).IsEmpty);
    }
}
