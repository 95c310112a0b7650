using System.Text.Json;
using GenFlow.Tests.Shapes;

namespace GenFlow.Agents.Tests.Actions;

/// <summary>Each bound, within and beyond: the reader and the schema say the same, and the reader says where.</summary>
public class ActionBoundsTests
{
    private static readonly SchemaValidator s_schema = new(Tools.BoundedAction.JsonSchema);

    [Theory]
    [InlineData("""{"whole":1}""")]
    [InlineData("""{"whole":5}""")]
    [InlineData("""{"exact":0.50000001}""")]
    [InlineData("""{"exact":79228162514264337593543950335}""")]
    [InlineData("""{"few":0.1}""")]
    [InlineData("""{"few":0.3}""")]
    [InlineData("""{"few":null}""")]
    [InlineData("""{"real":-1e20}""")]
    [InlineData("""{"real":2.4999}""")]
    [InlineData("""{"colour":"red"}""")]
    [InlineData("""{"colour":"gr\"een"}""")]
    [InlineData("""{"unit":"Celsius"}""")]
    [InlineData("""{"choice":4}""")]
    [InlineData("""{"choice":null}""")]
    [InlineData("""{"text":"ab"}""")]
    [InlineData("""{"text":"abc"}""")]
    [InlineData("""{"list":[1]}""")]
    [InlineData("""{"list":[1,2]}""")]
    [InlineData("""{"list":null}""")]
    [InlineData("""{"map":{}}""")]
    [InlineData("""{"map":{"a":1}}""")]
    [InlineData("""{"pattern":"a"}""")]
    [InlineData("""{"pattern":"ab"}""")]
    [InlineData("""{"pattern":"12"}""")]
    [InlineData("""{"dotnet":"xX"}""")]
    [InlineData("""{"place":{"latitude":-90,"longitude":180}}""")]
    [InlineData("""{"places":[{"latitude":0,"longitude":0,"near":{"latitude":1,"longitude":1}}]}""")]
    [InlineData("{}")]
    public void Value_within_its_bounds_is_read_and_valid(string json)
    {
        Assert.IsType<Tools.BoundedArgs>(Tools.BoundedAction.Read(json));
        Assert.Empty(s_schema.Validate(json));
    }

    [Theory]
    [InlineData("""{"whole":0}""", "$.whole", "at least 1 and at most 5, and 0 came")]
    [InlineData("""{"whole":6}""", "$.whole", "and 6 came")]
    [InlineData("""{"exact":0.5}""", "$.exact", "more than 0.5, and 0.5 came")]
    [InlineData("""{"few":0.09}""", "$.few", "at least 0.1")]
    [InlineData("""{"few":0.31}""", "$.few", "at most 0.3, and 0.31 came")]
    [InlineData("""{"real":2.5}""", "$.real", "less than 2.5, and 2.5 came")]
    [InlineData("""{"colour":"blue"}""", "$.colour", "one of \"red\", \"gr\"een\"")]
    [InlineData("""{"colour":"Red"}""", "$.colour", "and 'Red' came")]
    [InlineData("""{"unit":"Fahrenheit"}""", "$.unit", "\"Celsius\"")]
    [InlineData("""{"choice":2}""", "$.choice", "one of 1, 4 is allowed, and '2' came")]
    [InlineData("""{"text":"a"}""", "$.text", "from 2 to 3 characters are allowed, and 1 came")]
    [InlineData("""{"text":"abcd"}""", "$.text", "and 4 came")]
    [InlineData("""{"list":[]}""", "$.list", "from 1 to 2 items")]
    [InlineData("""{"list":[1,2,3]}""", "$.list", "and 3 came")]
    [InlineData("""{"map":{"a":1,"b":2}}""", "$.map", "at most 1 members")]
    [InlineData("""{"pattern":"abc"}""", "$.pattern", "pattern a|ab|[0-9]{2}, and 'abc' came")]
    [InlineData("""{"pattern":"123"}""", "$.pattern", "pattern")]
    [InlineData("""{"place":{"latitude":91,"longitude":0}}""", "$.place.latitude", "at most 90, and 91 came")]
    [InlineData("""{"places":[{"latitude":0,"longitude":0},{"latitude":0,"longitude":0,"near":{"latitude":0,"longitude":-181}}]}""", "$.places[1].near.longitude", "at least -180")]
    public void Value_beyond_its_bounds_is_refused_with_its_path_and_invalid(string json, string path, string inMessage)
    {
        ActionArgumentException refused = Assert.Throws<ActionArgumentException>(() => Tools.BoundedAction.Read(json));

        Assert.Equal(path, refused.Path);
        Assert.Contains(inMessage.Replace("gr\"een", "gr\\\"een", StringComparison.Ordinal), refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(s_schema.Validate(json));
    }

    // No schema has words for these: an option of .NET, a limit of time, what is no number. A line end at the end of the text
    // the validator's expressions overlook.
    [Theory]
    [InlineData("""{"pattern":"a\n"}""", "$.pattern", "pattern")]
    [InlineData("""{"dotnet":"y"}""", "$.dotnet", "pattern")]
    [InlineData("""{"real":"NaN"}""", "$.real", "less than 2.5")]
    [InlineData("""{"slow":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"}""", "$.slow", "takes too long")]
    public void Value_that_only_the_reader_refuses_is_told_with_its_path(string json, string path, string inMessage)
    {
        ActionArgumentException refused = Assert.Throws<ActionArgumentException>(() => Tools.BoundedAction.Read(json));

        Assert.Equal(path, refused.Path);
        Assert.Contains(inMessage, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_value_is_not_repeated_to_the_model()
    {
        string text = new('b', 500);

        ActionArgumentException refused = Assert.Throws<ActionArgumentException>(() => Tools.BoundedAction.Read($$"""{"pattern":"{{text}}"}"""));

        Assert.DoesNotContain("bbb", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_are_those_of_the_json_exception_too() =>
        Assert.Equal("$.whole", Assert.IsType<JsonException>(Assert.Throws<ActionArgumentException>(() => Tools.BoundedAction.Read("""{"whole":9}""")).InnerException).Path);
}
