using System.ComponentModel;
using System.Text.Json;
using GenFlow.LlamaCpp.Grammars;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Grammars;

/// <summary>LC03: what llama.cpp writes under the grammar of a schema obeys the schema. Each grammar is read by llama.cpp.</summary>
public sealed class JsonSchemaGrammarTests
{
    [Theory]
    [InlineData("""{"type": "string"}""", "\"\" \"aé🫖\\n\\\"\\\\\\u00e9\" \"\\ud83e\\uded6\"", "a \"a \"\\x\" \"\t\" \"\\ud83e\" \"\\uded6\" ''")]
    [InlineData("""{"type": "integer"}""", "0 -1 123456789012345678", "-0 01 1.5 1e3 - 1234567890123456789 +1")]
    [InlineData("""{"type": "number"}""", "0 -1.5 1e-7 1.25E+10", ".5 1. 01 --1 1e NaN")]
    [InlineData("""{"type": "number", "minimum": 0, "maximum": 1}""", "0 0.5", "-1")]
    [InlineData("""{"type": ["boolean", "null"]}""", "true false null", "True nil 0")]
    [InlineData("""{"type": "string", "minLength": 2, "maxLength": 3}""", "\"ab\" \"a\\n🫖\"", "\"a\" \"abcd\"")]
    [InlineData("""{"enum": ["a\"b", 1, null, {"x": [1, "ä"]}, "\u0001"]}""", "\"a\\\"b\" 1 null {\"x\":[1,\"ä\"]} \"\\u0001\"", "2 \"a\"")]
    [InlineData("""{"const": "x"}""", "\"x\"", "\"y\" x")]
    [InlineData("""{"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}""", "[1] [1,2] [1,2,3]", "[] [1,2,3,4] [,] [1,]")]
    [InlineData("""{"type": "array", "items": {"type": "integer"}}""", "[] [1,2,3,4,5]", "[\"a\"]")]
    [InlineData("""{"type": "array", "minItems": 2}""", "[1,{}]", "[1]")]
    [InlineData("""{"type": "array", "items": {"type": "null"}, "maxItems": 1}""", "[] [null]", "[null,null]")]
    [InlineData("""{"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}], "items": false}""", "[1,\"a\"]", "[1] [\"a\",1] [1,\"a\",1]")]
    [InlineData("""{"type": "array", "prefixItems": [{"type": "integer"}], "items": {"type": "boolean"}, "minItems": 2, "maxItems": 3}""", "[1,true] [1,true,false]", "[1] [1,true,true,true]")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}}, "required": ["a", "b"]}""", "{\"a\":1,\"b\":\"\"}", "{} {\"a\":1} {\"b\":\"\",\"a\":1} {\"a\":1,\"b\":\"\",\"c\":1}")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}, "c": {"type": "integer"}}, "required": ["b"]}""", "{\"b\":1} {\"a\":1,\"b\":1} {\"b\":1,\"c\":1} {\"a\":1,\"b\":1,\"c\":1}", "{} {\"a\":1} {\"a\":1,\"c\":1} {,\"b\":1} {\"b\":1,}")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "integer"}}}""", "{} {\"a\":1} {\"b\":1} {\"a\":1,\"b\":2}", "{\"c\":1} {\"b\":1,\"a\":1}")]
    [InlineData("""{"type": "object", "properties": {}}""", "{}", "{\"a\":1}")]
    [InlineData("""{"type": "object"}""", "{} {\"a\":[{}]}", "[]")]
    [InlineData("""{"type": "object", "properties": {"ab": {"type": "integer"}}, "required": ["ab"], "additionalProperties": {"type": "null"}}""", "{\"ab\":1} {\"ab\":1,\"a\":null,\"abc\":null,\"é\":null,\"\":null}", "{\"ab\":1,\"ab\":null} {\"ab\":1,\"x\":1} {\"x\":null}")]
    [InlineData("""{"type": "object", "properties": {"ab": {"type": "integer"}}, "additionalProperties": true}""", "{} {\"x\":1} {\"ab\":1,\"x\":{}}", "{\"ab\":\"\"} {\"x\":1,\"ab\":\"\"} {\"\\u0061b\":\"\"}")]
    [InlineData("""{"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 1, "maxProperties": 2}""", "{\"a\":1} {\"a\":1,\"b\":2}", "{} {\"a\":\"\"} {\"a\":1,\"b\":2,\"c\":3}")]
    [InlineData("""{"type": "object", "properties": {}, "required": ["z", "y"]}""", "{\"y\":1,\"z\":[]}", "{\"z\":1}")]
    [InlineData("""{"properties": {"a\"\\\n": {"const": 1}}, "required": ["a\"\\\n"]}""", "{\"a\\\"\\\\\\n\":1}", "{\"a\":1}")]
    [InlineData("""{"anyOf": [{"type": "integer"}, {"type": "string"}]}""", "1 \"a\"", "true")]
    [InlineData("""{"type": "object", "properties": {"k": {"type": "string"}}, "oneOf": [{"required": ["k"]}, {"properties": {"n": {"type": "integer"}}, "required": ["n"]}]}""", "{\"k\":\"\"} {\"n\":1} {\"k\":\"\",\"n\":1}", "{}")]
    [InlineData("""{"allOf": [{"properties": {"a": {"type": "integer"}}, "required": ["a"]}, {"$ref": "#/$defs/b"}], "$defs": {"b": {"properties": {"b": {"type": "integer"}}, "required": ["b"]}}}""", "{\"a\":1,\"b\":2}", "{\"a\":1} {\"b\":2}")]
    [InlineData("""{"$ref": "#/definitions/tree", "definitions": {"tree": {"type": "object", "properties": {"v": {"type": "integer"}, "next": {"anyOf": [{"$ref": "#/definitions/tree"}, {"type": "null"}]}}, "required": ["v", "next"]}}}""", "{\"v\":1,\"next\":null} {\"v\":1,\"next\":{\"v\":2,\"next\":null}}", "null {\"v\":1,\"next\":1}")]
    [InlineData("""{"type": "object", "properties": {"list": {"type": "array", "items": {"$ref": "#"}}}}""", "{} {\"list\":[{},{\"list\":[]}]}", "{\"list\":[1]}")]
    [InlineData("""{"type": "array", "items": {"$ref": "#/$defs/a~1b"}, "$defs": {"a/b": {"type": "integer"}}}""", "[1]", "[\"\"]")]
    [InlineData("""{"type": ["array", "null"], "items": {"type": "integer"}, "$ref": "#/$defs/a", "$defs": {"a": {"type": "array", "items": {"$ref": "#/$defs/b"}}, "b": {"type": ["integer", "null"], "minimum": 3}}}""", "[3]", "[2] [null] null")]
    [InlineData("""{"type": "integer", "nullable": true}""", "1 null", "\"\"")]
    [InlineData("""{"type": "integer", "minimum": -5, "maximum": 12}""", "-5 -1 0 9 10 12", "-6 13 -0 00 20")]
    [InlineData("""{"type": "integer", "exclusiveMinimum": 0}""", "1 999", "0 -1")]
    [InlineData("""{"type": "integer", "minimum": 10.5, "maximum": 1e300}""", "11 999999999999999999", "10 9")]
    [InlineData("""{"type": "string", "format": "date"}""", "\"2024-02-29\" \"2025-12-31\"", "\"2024-02-30\" \"2024-04-31\" \"2024-13-01\" \"2024-1-1\"")]
    [InlineData("""{"type": "string", "format": "time"}""", "\"23:59:59\" \"00:00:00.5\"", "\"24:00:00\" \"1:00:00\"")]
    [InlineData("""{"type": "string", "format": "date-time"}""", "\"2024-02-29T12:00:00Z\" \"2024-01-01T00:00:00.123+02:00\"", "\"2024-02-29\" \"2024-02-29T12:00:00\"")]
    [InlineData("""{"type": "string", "format": "uuid"}""", "\"123e4567-e89b-12d3-a456-426614174000\"", "\"123e4567e89b12d3a456426614174000\"")]
    [InlineData("""{"type": "string", "format": "uri"}""", "\"anything\"", "1")]
    [InlineData("true", "1 {} [null]", "x")]
    [InlineData("{}", "\"a\" {\"a\":{\"b\":[1,2]}}", "x")]
    [InlineData("""{"title": "t", "description": "d", "default": 1, "x-more": 1, "type": "integer", "uniqueItems": false}""", "1", "a")]
    public void Writes_what_obeys_the_schema_and_nothing_else(string schema, string accepted, string refused)
    {
        string grammar = JsonSchemaGrammar.Of(JsonElement.Parse(schema));

        Assert.All(accepted.Split(' '), text => Assert.True(LlamaGrammar.Accepts(grammar, text), $"{text} is refused by\n{grammar}"));
        Assert.All(refused.Split(' '), text => Assert.False(LlamaGrammar.Accepts(grammar, text), $"{text} is accepted by\n{grammar}"));
    }

    [Theory]
    [InlineData("{\"a\": 1, \"b\": [1, 2]}", true)]
    [InlineData("{\"a\":1,\"b\":[1,2]}", true)]
    [InlineData("{ \"a\":1,\"b\":[1,2]}", false)]
    [InlineData("{\"a\":  1,\"b\":[1,2]}", false)]
    [InlineData("{\"a\":1,\n\"b\":[1,2]}", false)]
    [InlineData("{\"a\":1,\"b\":[1,2]} ", false)]
    public void White_space_is_at_most_one_blank_behind_colons_and_commas(string text, bool isAccepted)
    {
        string grammar = JsonSchemaGrammar.Of(JsonElement.Parse("""{"properties": {"a": {"type": "integer"}, "b": {"items": {"type": "integer"}}}}"""));

        Assert.Equal(isAccepted, LlamaGrammar.Accepts(grammar, text));
        Assert.Equal(isAccepted, LlamaGrammar.Accepts(JsonSchemaGrammar.Of(JsonElement.Parse("""{"type": "object"}""")), text));
    }

    [Theory]
    [InlineData(1_999)]
    [InlineData(2_000)]
    [InlineData(2_001)]
    [InlineData(5_432)]
    [InlineData(10_000)]
    public void Bounds_beyond_what_llama_repeats_are_kept_exactly(int bound)
    {
        string grammar = JsonSchemaGrammar.Of(JsonElement.Parse($$"""{"type": "string", "minLength": {{bound - 1}}, "maxLength": {{bound}}}"""));
        string open = JsonSchemaGrammar.Of(JsonElement.Parse($$"""{"type": "string", "maxLength": {{bound}}}"""));

        Assert.All([(bound - 2, false), (bound - 1, true), (bound, true), (bound + 1, false)],
            wanted => Assert.Equal(wanted.Item2, LlamaGrammar.Accepts(grammar, $"\"{new string('x', wanted.Item1)}\"")));
        Assert.All([(0, true), (999, true), (1_000, true), (1_001, true), (bound, true), (bound + 1, false)],
            wanted => Assert.Equal(wanted.Item2, LlamaGrammar.Accepts(open, $"\"{new string('x', wanted.Item1)}\"")));
    }

    [Fact]
    public void A_thought_may_stand_before_it()
    {
        string grammar = JsonSchemaGrammar.Of(JsonElement.Parse("""{"type": "integer"}"""), Think);
        string begun = JsonSchemaGrammar.Of(JsonElement.Parse("""{"type": "integer"}"""), Think, beginsInThought: true);

        Assert.True(LlamaGrammar.Accepts(grammar, "1"));
        Assert.True(LlamaGrammar.Accepts(grammar, "<think>a < b </thin</</think>\n\n1"));
        Assert.False(LlamaGrammar.Accepts(grammar, "<think>a</think>b</think>1"));
        Assert.True(LlamaGrammar.Accepts(begun, "a</think>1"));
        Assert.False(LlamaGrammar.Accepts(begun, "1"));
    }

    [Fact]
    public void The_schemas_of_functions_are_kept()
    {
        AIFunction function = AIFunctionFactory.Create(Book, "book");
        string grammar = JsonSchemaGrammar.Of(function.JsonSchema);

        Assert.True(LlamaGrammar.Accepts(grammar,
            """{"city": "Oslo", "days": 3, "when": "2025-01-01T08:00:00Z", "id": "123e4567-e89b-12d3-a456-426614174000", "room": {"kind": "Double", "tags": ["a"], "next": null}, "length": "1.02:03:04", "price": 1.5}"""));
        Assert.False(LlamaGrammar.Accepts(grammar, """{"city": "Oslo"}"""));
    }

    [Fact]
    public void One_schema_gives_the_same_text_each_time()
    {
        JsonElement schema = AIFunctionFactory.Create(Book, "book").JsonSchema;

        Assert.Equal(JsonSchemaGrammar.Of(schema), JsonSchemaGrammar.Of(schema));
        Assert.Equal("root ::= record\ninteger ::= \"0\" | \"-\"? [1-9] [0-9]{0,17}\nsp ::= \" \"?\nrecord ::= \"{\" \"\\\"a\\\":\" sp integer \"}\"\n",
            JsonSchemaGrammar.Of(JsonElement.Parse("""{"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}""")));
    }

    private static TagPair Think => Tests.Text.Answers.Think;

    [Description("Books a room.")]
    private static string Book(string city, int days, DateTimeOffset when, Guid id, Room room, TimeSpan length, decimal price, [Description("More.")] string? note = null) =>
        $"{city} {days} {when} {id} {room} {length} {price} {note}";

    private enum Kind
    {
        Single,
        Double,
    }

    private sealed record Room(Kind Kind, List<string> Tags, Room? Next);
}
