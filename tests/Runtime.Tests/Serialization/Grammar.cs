using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>What is JSON and what is not, against the framework's reader: as a value, as an item, and where it is passed over.</summary>
public class Grammar
{
    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData(" \t\r\n[ \t\r\n] \t\r\n")]
    [InlineData("[\f]")]
    [InlineData("[\v]")]
    [InlineData("[\u00a0]")]
    [InlineData("\ufeff[]")]
    [InlineData("\0")]
    [InlineData("[]\0")]
    [InlineData("[\0]")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[}")]
    [InlineData("{]")]
    [InlineData("[[]")]
    [InlineData("[]]")]
    [InlineData("[][]")]
    [InlineData("[] 1")]
    [InlineData("{}{}")]
    [InlineData("1 2")]
    [InlineData("1,")]
    [InlineData(",1")]
    [InlineData("[1,,2]")]
    [InlineData("[,]")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("[1:2]")]
    [InlineData("[1}")]
    [InlineData("[\"a\" \"b\"]")]
    [InlineData("[\"a\",\n4\n,1")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\":1,,\"b\":2}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\"::1}")]
    [InlineData("{\"a\",1}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{1:1}")]
    [InlineData("{null:1}")]
    [InlineData("{\"a\":1]")]
    [InlineData("{\"\":0}")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"\\u0061\":1}")]
    [InlineData("{\"a\\u0000b\":1}")]
    [InlineData("[1]//x")]
    [InlineData("/**/[1]")]
    [InlineData("[1/**/]")]
    [InlineData("[1#x\n]")]
    [InlineData("true")]
    [InlineData("tru")]
    [InlineData("True")]
    [InlineData("truex")]
    [InlineData("[truefalse]")]
    [InlineData("[nul]")]
    [InlineData("[nulll]")]
    [InlineData("undefined")]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("00")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("-.5")]
    [InlineData("0.e1")]
    [InlineData("1.5e")]
    [InlineData("1e+")]
    [InlineData("1e1.5")]
    [InlineData("1E400")]
    [InlineData("1e-400")]
    [InlineData("0e+1")]
    [InlineData("0x1")]
    [InlineData("1_0")]
    [InlineData("1a")]
    [InlineData("[1a]")]
    [InlineData("[-]")]
    [InlineData("[1.]")]
    [InlineData("[NaN]")]
    [InlineData("[Infinity]")]
    [InlineData("１")]
    [InlineData("\"")]
    [InlineData("\"a")]
    [InlineData("a\"")]
    [InlineData("\"a\"\"b\"")]
    [InlineData("'a'")]
    [InlineData("\"\\q\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\n\"")]
    [InlineData("\"\\\n\"")]
    public void EV04_TrickyInput_IsAnsweredAsTheFrameworkDoes(string json)
    {
        Agrees(json);
        Agrees($"[{json}]");
        Agrees($"[1,{json}]");
        Agrees($$"""{"x":{{json}}}""");
        Agrees($$"""{"index":1,"x":{{json}},"text":"t"}""");
        Agrees($$"""{"index":{{json}}}""");
        Agrees($$"""{"index":1,"inner":{{json}}}""");
        Agrees($$"""{"index":1,"tags":{{json}}}""");
    }

    [Fact]
    public void EV04_TruncatedAtEveryByte_IsRefused_WithAPath()
    {
        byte[] json = Sample();
        Assert.Equal(3, Codec.Read<Measured, EventCodec<Measured>>(json).Inner!.Inner!.Index);
        for (int length = 0; length < json.Length; length++)
        {
            JsonException error = Assert.Throws<JsonException>(() => Codec.Read<Measured, EventCodec<Measured>>(json.AsSpan(0, length)));
            Assert.StartsWith("$", error.Path, StringComparison.Ordinal);
            Assert.Equal((error.Path, true), (error.Path, error.BytePositionInLine <= length));
            Assert.Throws<JsonException>(() => Codec.Read<JsonElement, JsonElementCodec>(json.AsSpan(0, length)));
        }
    }

    [Fact]
    public void EV04_EveryBitFlipped_IsAnsweredAsTheFrameworkDoes()
    {
        byte[] json = Sample();
        for (int bit = 0; bit < json.Length * 8; bit++)
        {
            json[bit / 8] ^= (byte)(1 << (bit % 8));
            Comparison.Agrees(json);
            json[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void EV01_JsonElement_IsWrittenWithoutWhatItWasReadWith()
    {
        const string json = """
            { // read leniently
              "a" : [ 1 , -0.50e+10 , "x \" \u0041 // no comment" , { } , [ ] , ] ,
              "b\n" : null , /* gone */ "c" : true ,
            }
            """;
        using JsonDocument document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        Assert.Equal(
            """{"a":[1,-0.50e+10,"x \" \u0041 // no comment",{},[]],"b\n":null,"c":true}""",
            Codec.Text<JsonElement, JsonElementCodec>(document.RootElement));
        Assert.Equal("null", Codec.Text<JsonElement, JsonElementCodec>(default));
        foreach (string scalar in (string[])["null", "true", "1.50", "\"a\\n\""])
        {
            Assert.Equal(scalar, Codec.Text<JsonElement, JsonElementCodec>(Codec.Read<JsonElement, JsonElementCodec>($" {scalar} ")));
        }
    }

    [Fact]
    public void EV01_JsonElementWhoseTextIsNotUtf8_IsNotWritten()
    {
        using JsonDocument document = JsonDocument.Parse(new byte[] { (byte)'[', (byte)'"', 0xff, (byte)'"', (byte)']' });
        Assert.Throws<JsonException>(() => Codec.Write<JsonElement, JsonElementCodec>(document.RootElement));
    }

    private static byte[] Sample() => Codec.Write<Measured, EventCodec<Measured>>(
        new(1, "Tëxt \"quoted\" \n😀", long.MinValue, -1.5e-7, ["a", "", "é\0"], new(2, Inner: new(3, Tags: []))));

    private static void Agrees(string json) => Comparison.Agrees(Encoding.UTF8.GetBytes(json));
}
