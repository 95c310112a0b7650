using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Actions;

/// <summary>Arguments read at every byte of their coming.</summary>
public class PartialTests
{
    internal const string Whole = """
        {"title":"To the \"sea\" 🌊","days":12,"budget":-1.5e2,"urgent":true,"unit":"Fahrenheit","id":"0f8fad5b-d9cb-469f-a165-70867728950e","start":"2026-11-21",
        "link":"https://example.org/a","picture":"AQID","from":{"latitude":1.5,"longitude":2,"name":"Here","near":{"latitude":3,"longitude":4}},
        "through":[{"latitude":5,"longitude":6},{"latitude":7,"longitude":8,"name":"There"}],"named":{"a":{"latitude":9,"longitude":10}},"tags":["one","two"],"numbers":[1,23,456],
        "grid":[[1],[],[2,3]],"prices":{"bread":1.20,"milk":0.9},"tree":{"name":"root","nodes":[{"name":"leaf","nodes":[]}]},"any":{"x":[1]},
        "answer":{"text":"yes","sureness":0.5,"places":[{"latitude":0,"longitude":0}]},"signal":{"type":"Signal.Light","colour":"red"}}
        """;

    [Fact]
    public void Partial_of_the_whole_has_every_value()
    {
        var json = new IncrementalJson();
        json.Append(Whole);
        json.Complete();
        var partial = (Tools.PlanArgs.Partial)Tools.PlanAction.CreatePartial(json.At(json.Length));

        Assert.Equal("To the \"sea\" 🌊", partial.Title);
        Assert.Equal((12, -150.0, true, Unit.Fahrenheit), (partial.Days, partial.Budget, partial.Urgent, partial.Unit));
        Assert.Equal((Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), new DateOnly(2026, 11, 21), new Uri("https://example.org/a")), (partial.Id, partial.Start, partial.Link));
        Assert.Equal([1, 2, 3], partial.Picture);
        Assert.Equal((1.5, "Here", 4.0), (partial.From!.Latitude, partial.From.Name, partial.From.Near!.Longitude));
        Assert.Equal(["There"], partial.Through!.Select(static place => place.Name).OfType<string>());
        Assert.Equal(10, partial.Named!["a"].Longitude);
        Assert.Equal(["one", "two"], partial.Tags);
        Assert.Equal([1, 23, 456], partial.Numbers);
        Assert.Equal(["1", "", "2,3"], partial.Grid!.Select(static row => string.Join(',', row)));
        Assert.Equal(1.20m, partial.Prices!["bread"]);
        Assert.Equal("leaf", partial.Tree!.Nodes![0].Name);
        Assert.Equal("""{"x":[1]}""", partial.Any!.Value.GetRawText());
        Assert.Equal(("yes", 0.5, 0.0), (partial.Answer!.Text, partial.Answer.Sureness, partial.Answer.Places![0].Latitude));
        Assert.Equal("red", partial.Signal!.Value.GetProperty("colour").GetString());
    }

    // A number grows digit by digit; all else, once shown, stays or grows longer.
    [Fact]
    public void Partial_read_at_every_byte_only_grows()
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(Whole);
        var json = new IncrementalJson();
        string title = "";
        int tags = 0;
        int there = 0;
        for (int length = 1; length <= utf8.Length; length++)
        {
            Assert.True(json.Append(utf8.AsSpan(length - 1, 1)));
            var partial = (Tools.PlanArgs.Partial)Tools.PlanAction.CreatePartial(json.At(length));

            Assert.StartsWith(title, partial.Title ?? "", StringComparison.Ordinal);
            title = partial.Title ?? "";
            Assert.True((partial.Tags?.Count ?? 0) >= tags);
            tags = partial.Tags?.Count ?? 0;
            Assert.True(partial.Unit is null or Unit.Fahrenheit);
            Assert.True(partial.Days is null or 1 or 12);
            Assert.True(partial.Numbers is null || "1,23,456".StartsWith(string.Join(',', partial.Numbers), StringComparison.Ordinal));
            Assert.True(partial.Link is null || partial.Link.AbsolutePath == "/a");
            int now = CountOf(partial);
            Assert.True(now >= there, $"a member is gone at {length}");
            there = now;
        }

        Assert.Equal(20, there);
        Assert.Equal("To the \"sea\" 🌊", title);
    }

    [Theory]
    [InlineData("{", "{ }")]
    [InlineData("""{"title":"To th""", "{ Title = To th }")]
    [InlineData("""{"title":null,"days":1""", "{ Days = 1 }")]
    [InlineData("""{"days":"no","urgent":1,"from":[1],"tags":{},"numbers":[1,"x",3],"unit":"Kel""", "{ Numbers = [1, 3] }")]
    [InlineData("""{"unit":"Kelvin","from":{"latitude":1.5""", "{ From = { Latitude = 1.5 } }")]
    [InlineData("""{"tags":["a","b""", "{ Tags = [a, b] }")]
    [InlineData("""{"named":{"x":{"latitude":1,""", "{ Named = { x = { Latitude = 1 } } }")]
    [InlineData("""{"prices":{""", "{ Prices = {} }")]
    [InlineData("""{"budget":-1.5e""", "{ Budget = -1.5 }")]
    [InlineData("""{"answer":{"text":"be","other":{"text":"c""", "{ Answer = { Text = be, Other = { Text = c } } }")]
    [InlineData("""{"any":{"x":[1""", "{ Any = {\"x\":[1]} }")]
    public void Partial_prints_the_members_that_are_there(string json, string text) =>
        Assert.Equal(text, Tools.PlanAction.CreatePartial(Calling.Partial(json)).ToString());

    [Fact]
    public void Partial_of_a_structured_output_is_read_the_same()
    {
        var partial = (Answer.Partial)CreatePartial<Answer>(Calling.Partial("""{"text":"n","other":{"sureness":0."""));
        var told = (Told.Partial)CreatePartial<Told>(Calling.Partial("""{"unit":"Celsius","signal":{"type":"Signal.Li"""));

        Assert.Equal("{ Text = n, Other = { Sureness = 0 } }", partial.ToString());
        Assert.Equal(Unit.Celsius, told.Unit);
        Assert.Equal(JsonValueKind.Object, told.Signal!.Value.ValueKind);
    }

    private static object CreatePartial<T>(PartialJson json)
        where T : IStructuredOutput<T> => T.CreatePartial(json);

    private static int CountOf(Tools.PlanArgs.Partial partial) => new object?[]
    {
        partial.Title, partial.Days, partial.Budget, partial.Urgent, partial.Unit, partial.Id, partial.Start, partial.Link, partial.Picture, partial.From, partial.Through,
        partial.Named, partial.Tags, partial.Numbers, partial.Grid, partial.Prices, partial.Tree, partial.Any, partial.Answer, partial.Signal,
    }.Count(static value => value is not null);
}
