using System.Text.Json;
using System.Text.RegularExpressions;
using GenFlow.LlamaCpp.Grammars;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Tests.Grammars;

public sealed class PatternGrammarTests
{
    private static readonly string[] s_texts =
    [
        "", "a", "b", "ab", "abc", "aab", "ba", "aaaa", "A1", "12", "2024-01", "x-y", "a b", "é", "🫖", "foo", "foobar", "a.b", "a\"b", "a\\b", "a\nb", "\t", "-1.5e10", "01:02:03", "1.02:03:04", "_", "[", "]", "(a)", "a|b", "{}", "a{2}", "$", "^",
    ];

    [Theory]
    [InlineData("^a*b$")]
    [InlineData("^(?:a|ab)(c)?$")]
    [InlineData("^[a-c]+$")]
    [InlineData("^[^a-c\\d]+$")]
    [InlineData("^\\d{4}-\\d{2}$")]
    [InlineData("a")]
    [InlineData("^foo")]
    [InlineData("bar$")]
    [InlineData("^a$|^b$|^$")]
    [InlineData("^.{1,3}$")]
    [InlineData("^\\w+(-\\w+)*$")]
    [InlineData("^[\"\\\\a-c\\n]+$")]
    [InlineData("^-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?$")]
    [InlineData("^-?(\\d+\\.)?\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,7})?$")]
    [InlineData("^\\S+$")]
    [InlineData("^a\\sb$")]
    [InlineData("^(?<name>a)+?b??$")]
    [InlineData("^[\\[\\]()$^|{}]$")]
    [InlineData("^\\[$|^[-a]$|^\\x5f$|^\\u00e9$|^\\$$")]
    [InlineData("^a{0}b?$")]
    [InlineData("^(a|b|)$")]
    [InlineData("^\u00e9$")]
    public void Writes_what_the_pattern_matches(string pattern)
    {
        string grammar = JsonSchemaGrammar.Of(Schema(pattern));

        Assert.All(s_texts, text => Assert.True(
            Regex.IsMatch(text, pattern, RegexOptions.ECMAScript) == LlamaGrammar.Accepts(grammar, "{\"a\":" + Gbnf.Json(text) + "}"), $"'{text}' under\n{grammar}"));
    }

    [Theory]
    [InlineData("^(?=a)$", "looks ahead")]
    [InlineData("(?<!a)b", "looks ahead")]
    [InlineData("(?i)a", "looks ahead")]
    [InlineData("^(a)\\1$", "\\1")]
    [InlineData("\\bfoo", "\\b")]
    [InlineData("\\p{L}", "\\p")]
    [InlineData("a^b", "'^'")]
    [InlineData("(a$)", "'$'")]
    [InlineData("(a", "not closed")]
    [InlineData("a)", "not open")]
    [InlineData("[a", "not closed")]
    [InlineData("[z-a]", "range")]
    [InlineData("*", "'*'")]
    [InlineData("a**", "repetition of a repetition")]
    [InlineData("(a?)*", "can be empty")]
    [InlineData("a{3,2}", "before it begins")]
    [InlineData("a{99999}", "10,000")]
    [InlineData("a\\", "backslash")]
    [InlineData("\\ud800", "surrogates")]
    public void A_pattern_that_is_more_than_a_grammar_is_refused(string pattern, string told)
    {
        var refused = Assert.Throws<ModelRequestException>(() => JsonSchemaGrammar.Of(Schema(pattern)));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.Contains("#/properties/a", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Integers_between_bounds_are_those_and_no_others()
    {
        var random = new Random(3);
        for (int round = 0; round < 300; round++)
        {
            int min = random.Next(-1_200, 1_200);
            int max = random.Next(min, Math.Min(1_200, min + random.Next(1, 1_300)) + 1);
            string expression = IntegerRange.Of(min, max).Replace("\"", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            var digits = new Regex("^(?:" + expression + ")\\z");

            Assert.All(Enumerable.Range(-1_300, 2_600), number =>
                Assert.True(digits.IsMatch(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) == (number >= min && number <= max), $"{number} in {min}..{max}: {expression}"));
        }
    }

    private static JsonElement Schema(string pattern) =>
        JsonElement.Parse("{\"properties\": {\"a\": {\"type\": \"string\", \"pattern\": " + JsonSerializer.Serialize(pattern) + "}}, \"required\": [\"a\"]}");
}
