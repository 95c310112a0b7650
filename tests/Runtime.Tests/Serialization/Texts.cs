using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>Texts: what is escaped, what is not text at all, and long ones.</summary>
public class Texts
{
    private const int Chunk = 1024;

    [Fact]
    public void EV01_EveryUnit_AloneAndAmongOthers_RoundTrips()
    {
        for (int unit = 0; unit <= char.MaxValue; unit++)
        {
            if (!char.IsSurrogate((char)unit))
            {
                RoundTrips($"{(char)unit}");
                RoundTrips($"plain {(char)unit} text");
            }
        }
    }

    [Fact]
    public void EV01_ControlCharacters_AreEscaped_AndTheRestIsWrittenAsItIs()
    {
        Assert.Equal("\"\\u0000\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/<>&'+`é中😀\\u007f\"", Codec.Text<string, StringCodec>("\0\b\t\n\v\f\r\x1f \"\\/<>&'+`é中😀\x7f"));
        Assert.Equal("\"\"", Codec.Text<string, StringCodec>(""));
    }

    [Fact]
    public void EV01_TextsRoundTheWritersPieces_RoundTrip_AlsoWithPairsAndEscapesAtTheSeam()
    {
        foreach (string seam in (string[])["", "😀", "\"", "\n", "é", "中", "😀😀\n😀", "\0"])
        {
            for (int length = 0; length < 20; length++)
            {
                RoundTrips(new string('a', length) + seam);
            }

            for (int length = Chunk - 5; length < Chunk + 3; length++)
            {
                RoundTrips(new string('a', length) + seam);
                RoundTrips(new string('a', length) + seam + new string('é', Chunk));
                RoundTrips(new string('\n', length) + seam + "z" + seam);
            }
        }
    }

    [Fact]
    public void EV01_TextOfAMegabyte_RoundTrips()
    {
        RoundTrips(new string('a', 1 << 20));
        RoundTrips(string.Concat(Enumerable.Repeat("😀", 1 << 19)));
        RoundTrips("x" + string.Concat(Enumerable.Repeat("😀", 1 << 19)));
        RoundTrips(new string('"', 1 << 20));
        RoundTrips(new string('\u0001', 1 << 20));
    }

    [Fact]
    public void EV01_HalfAPairOfSurrogates_IsWrittenAsTheReplacementCharacter()
    {
        foreach (string text in (string[])["\ud83d", "\ude00", "a\ud83d", "\ud83db", "\ude00\ud83d", "\ud83d\"", "\ud83d\ud83d\ude00", new string('a', Chunk - 1) + "\ud83d" + new string('b', 9), new string('a', Chunk - 1) + "\ud83d\n"])
        {
            byte[] json = Codec.Write<string, StringCodec>(text);
            Assert.Equal(JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text)), JsonSerializer.Deserialize<string>(json));
            Assert.Equal(JsonSerializer.Deserialize<string>(json), Codec.Read<string, StringCodec>(json));
        }
    }

    [Theory]
    [InlineData("\\")]
    [InlineData("\\u")]
    [InlineData("\\u1")]
    [InlineData("\\u12")]
    [InlineData("\\u123")]
    [InlineData("\\u123g")]
    [InlineData("\\U0041")]
    [InlineData("\\x41")]
    [InlineData("\\0")]
    [InlineData("\\'")]
    [InlineData("\\\"")]
    [InlineData("\\\\")]
    [InlineData("\\/")]
    [InlineData("\\a")]
    [InlineData("\\u0041\\u00e9\\u4E2D")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("\\uD83D\\uDE00")]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00")]
    [InlineData("\\ud83dx")]
    [InlineData("\\ud83d\\n")]
    [InlineData("\\ud83d\\u")]
    [InlineData("\\ud83d\\u0041")]
    [InlineData("\\ud83d\\ud83d")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("\\ud83d\\ude0")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData("\0")]
    [InlineData("\u001f")]
    [InlineData("\u007f")]
    [InlineData("\u2028")]
    [InlineData("\uffff")]
    [InlineData("'")]
    public void EV04_Escapes_AreAnsweredAsTheFrameworkDoes_AsValueAsNameAndWherePassedOver(string inside)
    {
        Codec.AgreesOn<string, StringCodec>($"\"{inside}\"");
        Codec.AgreesOn<string, StringCodec>($"\"plain{inside}plain\"");
        Codec.AgreesOn<string, StringCodec>($"\"{inside}");
        Assert.Equal(
            Answer(json => JsonSerializer.Deserialize<Dictionary<string, int>>(json)!.Keys.Single(), $$"""{"{{inside}}":1}"""),
            Answer(json => Codec.Read<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>(json).Keys.Single(), $$"""{"{{inside}}":1}"""));
        Assert.Equal(
            Answer(json => $"{JsonSerializer.Deserialize<Measured>(json, GenFlowJson.Options)!.Index}", $$"""{"x":"{{inside}}","index":1}"""),
            Answer(json => $"{Codec.Read<Measured, EventCodec<Measured>>(json).Index}", $$"""{"x":"{{inside}}","index":1}"""));
    }

    [Theory]
    [InlineData("C0AF")]
    [InlineData("C1BF")]
    [InlineData("E080AF")]
    [InlineData("F08080AF")]
    [InlineData("EDA080")]
    [InlineData("EDBFBF")]
    [InlineData("F4908080")]
    [InlineData("F8888080")]
    [InlineData("FE")]
    [InlineData("FF")]
    [InlineData("80")]
    [InlineData("C3")]
    [InlineData("E4B8")]
    [InlineData("F09F98")]
    [InlineData("41F09F9841")]
    public void EV04_InvalidUtf8_IsRefusedEverywhere_WithThePathOfItsValue(string hex)
    {
        byte[] bad = Convert.FromHexString(hex);
        byte[] text = [(byte)'"', .. bad, (byte)'"'];
        Refused<string, StringCodec>("$", text);
        Refused<Uri, UriCodec>("$", text);
        Refused<char, CharCodec>("$", text);
        Refused<JsonElement, JsonElementCodec>("$", text);
        Refused<JsonElement, JsonElementCodec>("$", [.. "{"u8, .. text, .. ":1}"u8]);
        Refused<List<string>, ListCodec<string, StringCodec>>("$[1]", [.. "[\"a\","u8, .. text, .. "]"u8]);
        Refused<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>(null, [.. "{"u8, .. text, .. ":1}"u8]);
        Refused<Measured, EventCodec<Measured>>("$.x", [.. """{"x":"""u8, .. text, .. "}"u8]);
        Refused<Measured, EventCodec<Measured>>("$.x", [.. """{"x":["""u8, .. text, .. "]}"u8]);
        Refused<Measured, EventCodec<Measured>>(null, [.. "{"u8, .. text, .. ":1}"u8]);
        Refused<Shape, EventCodec<Shape>>("$.type", [.. """{"type":"""u8, .. text, .. "}"u8]);
    }

    private static void Refused<T, TCodec>(string? path, byte[] json)
        where TCodec : IJsonCodec<T>
    {
        JsonException error = Assert.Throws<JsonException>(() => Codec.Read<T, TCodec>(json));
        Assert.True(path is null || path == error.Path, $"{error.Path} is not {path}: {error.Message}");
    }

    private static void RoundTrips(string text)
    {
        byte[] json = Codec.Write<string, StringCodec>(text);
        Assert.Equal(text, Codec.Read<string, StringCodec>(json));
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
        Assert.Equal(text, Codec.Read<string, StringCodec>(JsonSerializer.SerializeToUtf8Bytes(text)));
    }

    private static string Answer(Func<string, string> read, string json)
    {
        try
        {
            return read(json);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return "refused";
        }
    }
}
