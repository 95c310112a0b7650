using System.Text.Json;
using GenFlow.Tests.Shapes;

namespace GenFlow.Agents.Tests.Actions;

/// <summary>The schemas that models are given.</summary>
public class ActionSchemaTests
{
    [Fact]
    public void Schema_of_an_action_is_its_object_in_place() => AssertSchema(
        """
        {"type":"object","properties":{
        "city":{"description":"The city's name.","type":"string","minLength":2,"maxLength":20},
        "unit":{"description":"Of the degrees.","type":"string","enum":["Celsius","Fahrenheit"],"default":"Celsius"}},
        "required":["city"]}
        """,
        Tools.GetWeatherAction.JsonSchema);

    [Fact]
    public void Schema_without_arguments_is_an_empty_object() => AssertSchema("""{"type":"object","properties":{}}""", Tools.NothingAction.JsonSchema);

    [Fact]
    public void Schema_has_each_bound_in_its_word()
    {
        string[] members =
        [
            .. Tools.BoundedAction.JsonSchema.GetProperty("properties").EnumerateObject().Take(12).Select(static member => $"{member.Name}: {member.Value.GetRawText()}"),
        ];

        Assert.Equal(
        [
            """whole: {"type":"integer","minimum":1,"maximum":5,"default":1}""",
            """exact: {"type":"number","exclusiveMinimum":0.5,"default":1}""",
            """few: {"anyOf":[{"type":"number","minimum":0.1,"maximum":0.3},{"type":"null"}],"default":null}""",
            """real: {"type":"number","exclusiveMaximum":2.5,"default":0}""",
            """colour: {"type":"string","enum":["red","gr\"een"],"default":"red"}""",
            """unit: {"type":"string","enum":["Celsius"],"default":"Celsius"}""",
            """choice: {"anyOf":[{"type":"integer","enum":[1,4]},{"type":"null"}],"default":null}""",
            """text: {"type":"string","minLength":2,"maxLength":3,"default":"ab"}""",
            """list: {"anyOf":[{"type":"array","items":{"type":"integer"},"minItems":1,"maxItems":2},{"type":"null"}],"default":null}""",
            """map: {"anyOf":[{"type":"object","additionalProperties":{"type":"integer"},"maxProperties":1},{"type":"null"}],"default":null}""",
            """pattern: {"type":"string","pattern":"^(?:a|ab|[0-9]{2})$","default":"a"}""",
            """dotnet: {"type":"string","default":"x"}""",
        ], members);
    }

    [Fact]
    public void Schema_of_a_structured_output_refers_to_itself_at_the_root() => AssertSchema(
        """
        {"description":"What a model answers.","type":"object","properties":{
        "text":{"type":"string","maxLength":10},
        "sureness":{"type":"number","minimum":0,"maximum":1},
        "other":{"anyOf":[{"$ref":"#"},{"type":"null"}],"default":null},
        "unit":{"anyOf":[{"type":"string","enum":["Celsius","Fahrenheit"]},{"type":"null"}],"default":null},
        "places":{"description":"Where it is from.","type":"array","items":{"$ref":"#/$defs/Place"}}},
        "required":["text","sureness"],
        "$defs":{"Place":{"description":"Where on earth.","type":"object","properties":{
        "latitude":{"type":"number","minimum":-90,"maximum":90},
        "longitude":{"type":"number","minimum":-180,"maximum":180},
        "name":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null},
        "near":{"anyOf":[{"$ref":"#/$defs/Place"},{"type":"null"}],"default":null}},
        "required":["latitude","longitude"]}}}
        """,
        OutputSchema<Answer>());

    [Theory]
    [InlineData(PartialTests.Whole, true)]
    [InlineData("{}", false)]
    public void Schema_of_every_type_allows_what_can_be_read(string json, bool isValid)
    {
        Assert.Equal(isValid, new SchemaValidator(Tools.PlanAction.JsonSchema).Validate(json).Count == 0);
        if (isValid)
        {
            Assert.IsType<Tools.PlanArgs>(Tools.PlanAction.Read(json));
        }
        else
        {
            Assert.Throws<ActionArgumentException>(() => Tools.PlanAction.Read(json));
        }
    }

    private static JsonElement OutputSchema<T>()
        where T : IStructuredOutput<T>
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        GenFlow.Shapes.JsonSchema.WriteForModel(output, T.Shape);
        return JsonDocument.Parse(output.WrittenMemory).RootElement;
    }

    private static void AssertSchema(string expected, JsonElement actual) => Assert.Equal(expected.ReplaceLineEndings(""), actual.GetRawText());
}
