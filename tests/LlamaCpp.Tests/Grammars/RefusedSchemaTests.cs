using System.Text.Json;
using GenFlow.LlamaCpp.Grammars;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Tests.Grammars;

/// <summary>What a grammar cannot keep is refused, with its place in the schema.</summary>
public sealed class RefusedSchemaTests
{
    [Theory]
    [InlineData("""{"properties": {"a": {"items": {"not": {}}}}}""", "#/properties/a/items")]
    [InlineData("""{"type": "array", "uniqueItems": true}""", "'uniqueItems'")]
    [InlineData("""{"type": "number", "multipleOf": 0.5}""", "'multipleOf'")]
    [InlineData("""{"patternProperties": {"^a": {}}}""", "'patternProperties'")]
    [InlineData("""{"if": {}, "then": {}}""", "'if'")]
    [InlineData("""{"properties": {"a": false}}""", "#/properties/a")]
    [InlineData("""{"properties": {"a": 1}}""", "#/properties/a")]
    [InlineData("""{"type": "text"}""", "'text'")]
    [InlineData("""{"type": 1}""", "#/type")]
    [InlineData("""{"enum": []}""", "#/enum")]
    [InlineData("""{"anyOf": []}""", "#/anyOf")]
    [InlineData("""{"$ref": "https://example.org/schema"}""", "leads out")]
    [InlineData("""{"$ref": "#/$defs/none"}""", "leads nowhere")]
    [InlineData("""{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}""", "nothing but itself")]
    [InlineData("""{"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/a"}]}}}""", "nothing but itself")]
    [InlineData("""{"$ref": "#/$defs/y", "$defs": {"y": {"anyOf": [{"items": {"$ref": "#/$defs/x"}}, {"$ref": "#/$defs/x"}]}, "x": {"anyOf": [{"$ref": "#/$defs/y"}, {"type": "null"}]}}}""", "nothing written between")]
    [InlineData("""{"allOf": [{"$ref": "#/$defs/a"}, {"type": "object"}], "$defs": {"a": {"$ref": "#/$defs/a"}}}""", "#/allOf")]
    [InlineData("""{"allOf": [{"type": "string"}, {"type": "integer"}]}""", "different types")]
    [InlineData("""{"allOf": [{"const": 1}, {"const": 2}]}""", "'const'")]
    [InlineData("""{"type": "integer", "minimum": 2, "maximum": 1}""", "no integer")]
    [InlineData("""{"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 2}""", "no integer")]
    [InlineData("""{"type": "string", "minLength": 2, "maxLength": 1}""", "'maxLength'")]
    [InlineData("""{"type": "string", "maxLength": 10001}""", "10,000")]
    [InlineData("""{"type": "string", "maxLength": -1}""", "'maxLength'")]
    [InlineData("""{"type": "array", "minItems": 2, "maxItems": 1}""", "'maxItems'")]
    [InlineData("""{"type": "string", "pattern": "a", "maxLength": 3}""", "beside a pattern")]
    [InlineData("""{"properties": {"a": {}, "b": {}}, "minProperties": 1}""", "number of members")]
    [InlineData("""{"const": "\ud800"}""", "surrogates")]
    [InlineData("1", "Number")]
    public void A_schema_that_cannot_be_kept_is_refused_where_it_says_so(string schema, string told)
    {
        var refused = Assert.Throws<ModelRequestException>(() => JsonSchemaGrammar.Of(JsonElement.Parse(schema)));

        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_that_is_too_deep_is_refused()
    {
        string nested = string.Concat(Enumerable.Repeat("""{"items": """, 70)) + "{}" + new string('}', 70);

        Assert.Contains("deep", Assert.Throws<ModelRequestException>(() => JsonSchemaGrammar.Of(JsonElement.Parse(nested, new JsonDocumentOptions { MaxDepth = 500 }))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_with_too_many_rules_is_refused()
    {
        string members = string.Join(",", Enumerable.Range(0, 5_000).Select(static index => $$$"""" "p{{{index}}}": {"const": {{{index}}}} """"));

        Assert.Contains("4,096", Refused("{\"properties\": {" + members + "}}"), StringComparison.Ordinal);
    }

    [Fact]
    public void Repetitions_are_bounded_together()
    {
        string members = string.Join(",", Enumerable.Range(0, 20).Select(static index => $$$"""" "p{{{index}}}": {"type": "string", "minLength": {{{9_000 + index}}}} """"));

        Assert.Contains("100,000", Refused("{\"properties\": {" + members + "}}"), StringComparison.Ordinal);
    }

    /// <summary>llama.cpp would follow two to the power of forty ways before it took the grammar.</summary>
    [Fact]
    public void Choices_between_references_that_multiply_are_refused()
    {
        // Each definition is a choice of all that stand around it, and of a list of the next.
        IEnumerable<string> definitions = Enumerable.Range(0, 20).Select(static index =>
            $"\"d{index}\": {{\"anyOf\": [{{\"type\": \"array\", \"items\": {Reference(index + 1)}}}, "
            + string.Concat(Enumerable.Range(0, index).Select(static outer => Reference(outer) + ", ")) + $"{{\"const\": {index}}}]}}, ");

        Assert.Contains("too many choices", Refused("{\"$ref\": \"#/$defs/d0\", \"$defs\": {" + string.Concat(definitions) + "\"d20\": {\"type\": \"null\"}}}"), StringComparison.Ordinal);
    }

    private static string Reference(int definition) => $"{{\"$ref\": \"#/$defs/d{definition}\"}}";

    private static string Refused(string schema) => Assert.Throws<ModelRequestException>(() => JsonSchemaGrammar.Of(JsonElement.Parse(schema))).Message;
}
