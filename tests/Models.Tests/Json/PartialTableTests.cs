using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace GenFlow.Models.Tests;

/// <summary>AG24: what is shown of JSON that was cut.</summary>
public sealed class PartialTableTests
{
    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("{", "{}")]
    [InlineData("{\"a", "{}")]
    [InlineData("{\"a\"", "{}")]
    [InlineData("{\"a\":", "{}")]
    [InlineData("{\"a\": \"", "{\"a\":\"\"}")]
    [InlineData("{\"a\": \"hel", "{\"a\":\"hel\"}")]
    [InlineData("{\"a\": \"hel\\", "{\"a\":\"hel\"}")]
    [InlineData("{\"a\": \"hel\\u", "{\"a\":\"hel\"}")]
    [InlineData("{\"a\": \"hel\\u00", "{\"a\":\"hel\"}")]
    [InlineData("{\"a\": \"hel\\u00e9", "{\"a\":\"helé\"}")]
    [InlineData("{\"a\": \"x\\ud83d", "{\"a\":\"x\"}")]
    [InlineData("{\"a\": \"x\\ud83d\\", "{\"a\":\"x\"}")]
    [InlineData("{\"a\": \"x\\ud83d\\ude0", "{\"a\":\"x\"}")]
    [InlineData("{\"a\": \"x\\ud83d\\ude00", "{\"a\":\"x\\uD83D\\uDE00\"}")]
    [InlineData("{\"a\": -", "{}")]
    [InlineData("{\"a\": -0", "{\"a\":-0}")]
    [InlineData("{\"a\": 12", "{\"a\":12}")]
    [InlineData("{\"a\": 12.", "{\"a\":12}")]
    [InlineData("{\"a\": 12.5", "{\"a\":12.5}")]
    [InlineData("{\"a\": 12.5e", "{\"a\":12.5}")]
    [InlineData("{\"a\": 12.5e-", "{\"a\":12.5}")]
    [InlineData("{\"a\": 12.5e-1", "{\"a\":12.5e-1}")]
    [InlineData("{\"a\": 1e", "{\"a\":1}")]
    [InlineData("{\"a\": 1, \"b\": -", "{\"a\":1}")]
    [InlineData("[1, tru", "[1]")]
    [InlineData("[1, true", "[1,true]")]
    [InlineData("[1, nul", "[1]")]
    [InlineData("[fals", "[]")]
    [InlineData("{\"a\": {\"b\": \"x", "{\"a\":{\"b\":\"x\"}}")]
    [InlineData("{\"a\": [{\"b\": [\"x\", ", "{\"a\":[{\"b\":[\"x\"]}]}")]
    [InlineData("{\"a\": {} , \"b\"", "{\"a\":{}}")]
    [InlineData("tru", null)]
    [InlineData("-", null)]
    [InlineData("1.", "1")]
    public void Value_as_it_arrives_is_shown_as_far_as_it_is_certain(string text, string? expected)
    {
        var json = new IncrementalJson();

        Assert.True(json.Append(text), json.Error?.Message);

        JsonElement shown = json.At(json.Length).ToJsonElement();
        Assert.Equal(expected, shown.ValueKind == JsonValueKind.Undefined ? null : Compact(shown));
    }

    [Fact]
    public void Half_character_is_held_back()
    {
        var json = new IncrementalJson();
        byte[] text = [.. "\"a"u8, 0xF0, 0x9F, 0x98];

        Assert.True(json.Append(text));
        Assert.Equal("a", json.At(json.Length).GetString());

        Assert.True(json.Append([0x80]));
        Assert.Equal("a😀", json.At(json.Length).GetString());
        Assert.Equal("a", json.At(5).GetString());
    }

    [Fact]
    public void Half_surrogate_pair_of_a_fragment_is_held_back()
    {
        var json = new IncrementalJson();

        Assert.True(json.Append("\"a\ud83d"));
        Assert.Equal("a", json.At(json.Length).GetString());
        Assert.True(json.Append("\ude00b\""));

        Assert.Equal("a😀b", json.At(json.Length).GetString());
        Assert.Equal("\"a😀b\"", Encoding.UTF8.GetString(json.Complete().Span));
    }

    [Fact]
    public void Member_given_twice_is_the_last_that_has_begun()
    {
        var json = new IncrementalJson();
        json.Append("""{"a": 1, "b": 2, "a": """);
        Assert.Equal("1"u8, json.At(json.Length).Member("a"u8).Utf8);

        json.Append("\"x\"}");

        PartialJson value = json.At(json.Length);
        Assert.Equal("x", value.Member("a"u8).GetString());
        Assert.Equal(["a", "b"], value.Members().Select(member => member.Key));
        Assert.Equal("x", value.Members()[0].Value.GetString());
        Assert.Equal("x", value.ToJsonElement().GetProperty("a").GetString());
    }

    [Theory]
    [InlineData("{\"a\":1} x", "$", 8, false)]
    [InlineData("{a:1}", "$", 1, false)]
    [InlineData("01", "$", 1, false)]
    [InlineData("{\"a\": {\"b\": [1, 01", "$.a.b[1]", 17, false)]
    [InlineData("{\"a\": \"x\ny\"}", "$.a", 8, false)]
    [InlineData("{\"a\u0001", "$", 3, false)]
    [InlineData("[\"\\udc00\"]", "$[0]", 5, false)]
    [InlineData("[1, \"\\ud83d\"]", "$[1]", 11, false)]
    [InlineData("[1, \"\\ud83d\\u0041\"]", "$[1]", 13, false)]
    [InlineData("{\"a\":1 \"b\"", "$.a", 7, false)]
    [InlineData("{\"a\":1,}", "$", 7, false)]
    [InlineData("[1,]", "$[1]", 3, false)]
    [InlineData("[1}", "$[0]", 2, false)]
    [InlineData("{\"a\": trux", "$.a", 9, false)]
    [InlineData("{\"a\": -x", "$.a", 7, false)]
    [InlineData("{\"a\": [{}, {\"b\"", "$.a[1].b", 15, true)]
    [InlineData("", "$", 0, true)]
    [InlineData(" ", "$", 1, true)]
    [InlineData("1.", "$", 2, true)]
    [InlineData("-", "$", 1, true)]
    [InlineData("\"abc", "$", 4, true)]
    public void Malformed_value_is_an_error_with_path_and_position(string text, string path, int position, bool onlyAtTheEnd)
    {
        var json = new IncrementalJson();
        Assert.Equal(onlyAtTheEnd, json.Append(text));

        JsonException error = Assert.Throws<JsonException>(() => { json.Complete(); });

        Assert.Equal(path, error.Path);
        int before = text[..position].LastIndexOf('\n') + 1;
        Assert.Equal(position - before, error.BytePositionInLine);
        Assert.Equal(error.Message, json.Error?.Message);
        Assert.False(json.Append("1"));
    }

    [Fact]
    public void Error_leaves_what_came_before_it()
    {
        var json = new IncrementalJson();

        Assert.False(json.Append("{\"a\": \"hel\u0001lo\"}"));

        Assert.Equal(10, json.Length);
        Assert.Equal("hel", json.At(json.Length).Member("a"u8).GetString());
    }

    [Fact]
    public void Default_value_is_absent()
    {
        PartialJson value = default;

        Assert.Equal(PartialJsonKind.Absent, value.Kind);
        Assert.False(value.IsComplete);
        Assert.Null(value.GetString());
        Assert.True(value.Utf8.IsEmpty);
        Assert.Empty(value.Items());
        Assert.Empty(value.Members());
        Assert.Equal(PartialJsonKind.Absent, value.Member("a"u8).Kind);
        Assert.Equal(JsonValueKind.Undefined, value.ToJsonElement().ValueKind);
    }

    [Fact]
    public void Number_is_complete_when_what_follows_shows_it()
    {
        var json = new IncrementalJson();
        json.Append("[12");
        Assert.False(json.At(3).Items()[0].IsComplete);

        json.Append(",");

        Assert.False(json.At(3).Items()[0].IsComplete);
        Assert.True(json.At(4).Items()[0].IsComplete);
    }

    [Fact]
    public void Outermost_number_is_complete_at_the_end()
    {
        var json = new IncrementalJson();
        json.Append("12");
        Assert.False(json.IsComplete);

        json.Complete();

        Assert.True(json.IsComplete);
        Assert.Throws<InvalidOperationException>(() => json.Append("3"));
    }

    [Fact]
    public void Name_with_escapes_is_found_by_what_it_stands_for()
    {
        var json = new IncrementalJson();
        json.Append("{\"\\u0061\\ud83d\\ude00\": 1, \"b\\\\n\": 2}");

        PartialJson value = json.At(json.Length);

        Assert.Equal("1"u8, value.Member("a😀"u8).Utf8);
        Assert.Equal("2"u8, value.Member("b\\n"u8).Utf8);
        Assert.Equal(PartialJsonKind.Absent, value.Member("b\\\\n"u8).Kind);
        Assert.Equal(["a😀", "b\\n"], value.Members().Select(member => member.Key));
    }

    private static string Compact(JsonElement element)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            element.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
