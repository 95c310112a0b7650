using System.Text.Json;
using GenFlow.LlamaCpp.Grammars;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.LlamaCpp.Tests.Grammars;

/// <summary>LC08: calls name a tool that there is, with arguments that it takes.</summary>
public sealed class ToolCallGrammarTests
{
    private static readonly TagPair s_call = Tests.Text.Answers.Call;

    private static readonly AIFunctionDeclaration[] s_tools =
    [
        AIFunctionFactory.CreateDeclaration("get_weather", "Says the weather.", JsonElement.Parse("""{"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}""")),
        AIFunctionFactory.CreateDeclaration("get_time", "Says the time.", JsonElement.Parse("""{"type": "object", "properties": {}}""")),
    ];

    [Theory]
    [InlineData("{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Oslo\"}}</tool_call>", true)]
    [InlineData("\n{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Oslo\"}}\n</tool_call>", true)]
    [InlineData(" {\"name\": \"get_time\", \"arguments\": {}} </tool_call>", true)]
    [InlineData("{\"name\": \"get_time\", \"arguments\": {\"city\": \"Oslo\"}}</tool_call>", false)]
    [InlineData("{\"name\": \"get\", \"arguments\": {}}</tool_call>", false)]
    [InlineData("{\"name\": \"get_weather\", \"arguments\": {}}</tool_call>", false)]
    [InlineData("{\"arguments\": {}, \"name\": \"get_time\"}</tool_call>", false)]
    [InlineData("{\"name\": \"get_time\", \"arguments\": {}}", false)]
    [InlineData("\n\n{\"name\": \"get_time\", \"arguments\": {}}</tool_call>", false)]
    public void A_call_names_a_tool_and_has_its_arguments(string text, bool isAccepted) =>
        Assert.Equal(isAccepted, LlamaGrammar.Accepts(ToolCallGrammar.ForCall(s_tools, s_call)!, text));

    [Theory]
    [InlineData("{\"name\": \"get_weather\", \"arguments\": {\"city\": \"Oslo\"}}\n</tool_call>")]
    [InlineData("\n{\"name\":\"get_weather\", \"arguments\":{\"city\":\"Oslo\"}}\n</tool_call>")]
    public void A_call_that_has_begun_goes_on_from_anywhere_before_its_arguments(string text)
    {
        int arguments = text.IndexOf("{\"city", StringComparison.Ordinal);
        for (int read = 0; read <= arguments; read++)
        {
            string? grammar = ToolCallGrammar.ForCall(s_tools, s_call, text.AsSpan(0, read));

            Assert.True(grammar is not null && LlamaGrammar.Accepts(grammar, text[read..]), $"Behind '{text[..read]}':\n{grammar}");
        }

        Assert.Null(ToolCallGrammar.ForCall(s_tools, s_call, text.AsSpan(0, arguments + 1)));
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("[")]
    [InlineData("{\"nome")]
    [InlineData("{\"name\": \"get_x")]
    [InlineData("{\"name\":  ")]
    public void A_call_that_has_begun_otherwise_has_no_grammar(string read) =>
        Assert.Null(ToolCallGrammar.ForCall(s_tools, s_call, read));

    [Theory]
    [InlineData("<tool_call>\n{\"name\": \"get_time\", \"arguments\": {}}\n</tool_call>", true, true)]
    [InlineData("<tool_call>{\"name\": \"get_time\", \"arguments\": {}}</tool_call>\n<tool_call>{\"name\": \"get_time\", \"arguments\": {}}</tool_call>", true, false)]
    [InlineData("<think>\n1 < 2\n</think>\n\n<tool_call>{\"name\": \"get_time\", \"arguments\": {}}</tool_call>", true, true)]
    [InlineData("Hello <tool_call>{\"name\": \"get_time\", \"arguments\": {}}</tool_call>", false, false)]
    [InlineData("", false, false)]
    public void An_answer_that_must_call_is_calls_behind_a_thought(string text, bool asMany, bool asOne)
    {
        Assert.Equal(asMany, LlamaGrammar.Accepts(ToolCallGrammar.Required(s_tools, s_call, allowsMany: true, Tests.Text.Answers.Think), text));
        Assert.Equal(asOne, LlamaGrammar.Accepts(ToolCallGrammar.Required(s_tools, s_call, allowsMany: false, Tests.Text.Answers.Think), text));
    }

    [Fact]
    public void Names_and_tags_of_any_text_are_written_as_they_are()
    {
        AIFunctionDeclaration odd = AIFunctionFactory.CreateDeclaration("a\"b\\c é🫖\n[x]", null, JsonElement.Parse("true"));
        var tags = new TagPair("«call\"\\»", "</\"\\»");

        Assert.True(LlamaGrammar.Accepts(ToolCallGrammar.Required([odd], tags, allowsMany: false),
            "«call\"\\»{\"name\": \"a\\\"b\\\\c é🫖\\n[x]\", \"arguments\": {}}</\"\\»"));
    }

    [Fact]
    public void What_cannot_be_called_is_refused_by_name()
    {
        Assert.Contains("'get_time'", Assert.Throws<ModelRequestException>(() => ToolCallGrammar.ForCall([s_tools[1], s_tools[1]], s_call)).Message, StringComparison.Ordinal);
        Assert.Contains("no tool", Assert.Throws<ModelRequestException>(() => ToolCallGrammar.Required([], s_call, allowsMany: true)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "array", "uniqueItems": true}}}""")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "number", "multipleOf": 0.01}}}""")]
    [InlineData("""{"type": "object", "patternProperties": {"^x": {"type": "integer"}}}""")]
    [InlineData("""{"type": "object", "properties": {"a": {"not": {"type": "null"}}}}""")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "string", "pattern": "(?=x)y"}}}""")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "string", "pattern": null}}}""")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": "string", "format": 1}}}""")]
    [InlineData("""{"type": "object", "properties": {"a": {"type": ["string", 1]}}}""")]
    [InlineData("""{"type": "object", "properties": {"a": {"allOf": [{"type": "string"}, {"type": null}]}}}""")]
    [InlineData("""{"type": "object", "required": [null]}""")]
    [InlineData("""{"type": "object", "properties": []}""")]
    [InlineData("""{"$ref": "https://example.org/arguments.json"}""")]
    [InlineData("""{"$ref": null}""")]
    [InlineData("""{"$ref": "#/$defs/a", "$defs": {"a": {"properties": {"b": {"items": {"$ref": "#/$defs/a"}}, "c": {"not": {}}}}}}""")]
    [InlineData("""{"$ref": "#/$defs/y", "$defs": {"y": {"anyOf": [{"items": {"$ref": "#/$defs/x"}}, {"$ref": "#/$defs/x"}]}, "x": {"anyOf": [{"$ref": "#/$defs/y"}, {"type": "null"}]}}}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_schema_that_cannot_be_kept_leaves_its_tool_any_object_and_the_others_theirs(string schema)
    {
        AIFunctionDeclaration[] tools = [AIFunctionFactory.CreateDeclaration("odd", null, JsonElement.Parse(schema)), .. s_tools];
        string[] grammars = [ToolCallGrammar.ForCall(tools, s_call)!, ToolCallGrammar.Required(tools, s_call, allowsMany: false)];
        string[] begins = ["", s_call.Open];

        Assert.All([0, 1], way =>
        {
            Assert.True(LlamaGrammar.Accepts(grammars[way], begins[way] + """{"name": "odd", "arguments": {"a": [1, 1]}}</tool_call>"""), grammars[way]);
            Assert.True(LlamaGrammar.Accepts(grammars[way], begins[way] + """{"name": "get_weather", "arguments": {"city": "Oslo"}}</tool_call>"""), grammars[way]);
            Assert.False(LlamaGrammar.Accepts(grammars[way], begins[way] + """{"name": "odd", "arguments": 1}</tool_call>"""), grammars[way]);
            Assert.False(LlamaGrammar.Accepts(grammars[way], begins[way] + """{"name": "get_weather", "arguments": {"city": 1}}</tool_call>"""), grammars[way]);
        });
    }
}
