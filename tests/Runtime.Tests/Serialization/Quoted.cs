using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>Values that JSON has as texts of a form: dates, times, GUIDs, addresses, bytes.</summary>
public class Quoted
{
    [Fact]
    public void EV01_Dates_AtTheirEdgesAndAtRandom_AreTheFrameworks()
    {
        var random = new Random(1);
        long[] ticks = [0, 1, 10, TimeSpan.TicksPerSecond, DateTime.MaxValue.Ticks, .. Enumerable.Range(0, 2_000).Select(_ => random.NextInt64(DateTime.MaxValue.Ticks))];
        foreach (long tick in ticks)
        {
            long rounded = tick - (tick % (long)Math.Pow(10, random.Next(8)));
            Codec.Agrees<DateTime, DateTimeCodec>(new(rounded, DateTimeKind.Unspecified));
            Codec.Agrees<DateTime, DateTimeCodec>(new(rounded, DateTimeKind.Utc));
            Codec.Agrees<DateTimeOffset, DateTimeOffsetCodec>(new(Math.Clamp(rounded, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(random.Next(-840, 841))));
            Codec.Agrees<DateOnly, DateOnlyCodec>(DateOnly.FromDateTime(new(tick)));
            Codec.Agrees<TimeOnly, TimeOnlyCodec>(TimeOnly.FromDateTime(new(rounded)));
            Codec.Agrees<TimeSpan, TimeSpanCodec>(new(rounded));
            Codec.Agrees<TimeSpan, TimeSpanCodec>(new(-rounded));
        }

        Codec.Agrees<TimeSpan, TimeSpanCodec>(TimeSpan.MinValue);
        Codec.Agrees<TimeSpan, TimeSpanCodec>(TimeSpan.MaxValue);
        Codec.Agrees<DateTimeOffset, DateTimeOffsetCodec>(DateTimeOffset.MinValue);
        Codec.Agrees<DateTimeOffset, DateTimeOffsetCodec>(DateTimeOffset.MaxValue);
        Codec.Agrees<DateTime, DateTimeCodec>(new DateTime(2026, 6, 1, 1, 2, 3, DateTimeKind.Local));
    }

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-02-29")]
    [InlineData("2024-02-29T23:59:59")]
    [InlineData("2026-01-31T12:34")]
    [InlineData("2026-01-31T12:34Z")]
    [InlineData("2026-01-31T12:34+02:00")]
    [InlineData("2026-01-31T12:34:56")]
    [InlineData("2026-01-31T12:34:56.")]
    [InlineData("2026-01-31T12:34:56.1")]
    [InlineData("2026-01-31T12:34:56.12345678")]
    [InlineData("2026-01-31T12:34:56.1234567890123456")]
    [InlineData("2026-01-31T12:34:56.12345678901234567")]
    [InlineData("2026-01-31T12:34:56.1Z")]
    [InlineData("2026-01-31T12:34:56.1z")]
    [InlineData("2026-01-31T12:34:56+02")]
    [InlineData("2026-01-31T12:34:56+02:30")]
    [InlineData("2026-01-31T12:34:56-14:00")]
    [InlineData("2026-01-31T12:34:56+14:01")]
    [InlineData("2026-01-31T12:34:56+00:60")]
    [InlineData("2026-01-31T12:34:56+2:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("0000-01-01T00:00:00")]
    [InlineData("2026-13-01T00:00:00")]
    [InlineData("2026-00-01T00:00:00")]
    [InlineData("2026-01-00T00:00:00")]
    [InlineData("2026-01-32T00:00:00")]
    [InlineData("2026-01-31T24:00:00")]
    [InlineData("2026-01-31T23:60:00")]
    [InlineData("2026-01-31T23:59:60")]
    [InlineData("2026-01-31 12:34:56")]
    [InlineData("2026-1-31")]
    [InlineData("20260131")]
    [InlineData("\\u0032026\\u002d01-31T12:34:56")]
    [InlineData("2026-01-31T12:34:56\\u005a")]
    [InlineData(" 2026-01-31T12:34:56")]
    [InlineData("2026-01-31T12:34:56 ")]
    [InlineData("２026-01-31T12:34:56")]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("12:34:56")]
    [InlineData("12:34:56.7")]
    [InlineData("12:34:56.12345678")]
    [InlineData("12:34")]
    [InlineData("1.12:34:56")]
    [InlineData("-1.12:34:56")]
    [InlineData("-00:00:01")]
    [InlineData("24:00:00")]
    [InlineData("23:59:60")]
    [InlineData("10675199.02:48:05.4775807")]
    [InlineData("10675199.02:48:05.4775808")]
    [InlineData("-10675199.02:48:05.4775808")]
    [InlineData(" 12:34:56")]
    [InlineData("12:34:56 ")]
    [InlineData("\\u00312:34:56")]
    [InlineData("5")]
    [InlineData("7e5c8f1c-8b0e-4d8a-9d0c-2f4c6a8b0d1e")]
    [InlineData("7E5C8F1C-8B0E-4D8A-9D0C-2F4C6A8B0D1E")]
    [InlineData("{7e5c8f1c-8b0e-4d8a-9d0c-2f4c6a8b0d1e}")]
    [InlineData("7e5c8f1c8b0e4d8a9d0c2f4c6a8b0d1e")]
    [InlineData("7e5c8f1c-8b0e-4d8a-9d0c-2f4c6a8b0d1")]
    [InlineData("7e5c8f1c-8b0e-4d8a-9d0c-2f4c6a8b0d1g")]
    [InlineData("\\u0037e5c8f1c-8b0e-4d8a-9d0c-2f4c6a8b0d1e")]
    [InlineData("ab")]
    [InlineData("a")]
    [InlineData("\\u0000")]
    [InlineData("é")]
    [InlineData("😀")]
    [InlineData("\\ud83d\\ude00")]
    public void EV04_AnyText_IsAnsweredAsTheFrameworkDoes(string text)
    {
        string json = $"\"{text}\"";
        Codec.AgreesOn<DateTime, DateTimeCodec>(json);
        Codec.AgreesOn<DateTimeOffset, DateTimeOffsetCodec>(json);
        Codec.AgreesOn<DateOnly, DateOnlyCodec>(json);
        Codec.AgreesOn<TimeOnly, TimeOnlyCodec>(json);
        Codec.AgreesOn<TimeSpan, TimeSpanCodec>(json);
        Codec.AgreesOn<Guid, GuidCodec>(json);
        Codec.AgreesOn<char, CharCodec>(json);
        Codec.AgreesOn<Uri, UriCodec>(json);
    }

    [Fact]
    public void EV01_KindOfADate_IsWhatWasWritten()
    {
        foreach (string json in (string[])["\"2026-01-31T12:34:56\"", "\"2026-01-31T12:34:56Z\"", "\"2026-01-31T12:34:56+02:00\""])
        {
            Assert.Equal(JsonSerializer.Deserialize<DateTime>(json).Kind, Codec.Read<DateTime, DateTimeCodec>(json).Kind);
        }

        Assert.Equal(TimeSpan.FromHours(2), Codec.Read<DateTimeOffset, DateTimeOffsetCodec>("\"2026-01-31T12:34:56+02:00\"").Offset);
    }

    [Fact]
    public void EV01_Bytes_OfAnyLength_AreTheFrameworks()
    {
        var random = new Random(1);
        foreach (int length in (int[])[.. Enumerable.Range(0, 100), 767, 768, 769, 1_535, 1_536, 1_537, 100_000])
        {
            byte[] bytes = new byte[length];
            random.NextBytes(bytes);
            Codec.Agrees<byte[], BytesCodec>(bytes);
        }

        Assert.Equal("hi"u8.ToArray(), Codec.Read<byte[], BytesCodec>("\"aG\\u006b=\""));
        Assert.Equal("hi"u8.ToArray(), Codec.Read<byte[], BytesCodec>("\"a G\\nk =\""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    [InlineData("==")]
    [InlineData("a")]
    [InlineData("aG")]
    [InlineData("aGk")]
    [InlineData("aGk=")]
    [InlineData("aGl=")]
    [InlineData("aG==")]
    [InlineData("aGk==")]
    [InlineData("aGk=aGk=")]
    [InlineData("aG k = ")]
    [InlineData("====")]
    [InlineData("a-k_")]
    [InlineData("aGk\\u003d")]
    [InlineData("    ")]
    public void EV04_AnyBase64_IsAnsweredAsTheFrameworkDoes(string text)
    {
        string json = $"\"{text}\"";
        Assert.Equal(Try(() => JsonSerializer.Deserialize<byte[]>(json)!), Try(() => Codec.Read<byte[], BytesCodec>(json)));
    }

    [Fact]
    public void EV01_AddressesGuidsAndCharacters_AreTheFrameworks()
    {
        Codec.Agrees<Uri, UriCodec>(new("https://example.org/a?b=c#ü"));
        Codec.Agrees<Uri, UriCodec>(new("../relative path", UriKind.Relative));
        Codec.Agrees<Guid, GuidCodec>(Guid.Empty);
        Codec.Agrees<Guid, GuidCodec>(Guid.AllBitsSet);
        for (int unit = 0x20; unit < char.MaxValue; unit += unit < 0x100 ? 1 : 0x61)
        {
            if (!char.IsSurrogate((char)unit))
            {
                Assert.Equal((char)unit, Codec.Read<char, CharCodec>(Codec.Write<char, CharCodec>((char)unit)));
                Assert.Equal((char)unit, JsonSerializer.Deserialize<char>(Codec.Write<char, CharCodec>((char)unit)));
            }
        }

        Assert.Equal("\"�\"", Codec.Text<char, CharCodec>('\ud800'));
    }

    [Fact]
    public void EV01_NullWhereAValueWasPromised_IsWrittenAsNull_AndRefusedOnReading()
    {
        Assert.Equal("null", Codec.Text<Uri, UriCodec>(null!));
        Assert.Equal("null", Codec.Text<byte[], BytesCodec>(null!));
        Assert.Equal("null", Codec.Text<string, StringCodec>(null!));
        Codec.Refuses<Uri, UriCodec>("null");
        Codec.Refuses<byte[], BytesCodec>("null");
        Codec.Refuses<string, StringCodec>("null");
    }

    private static string Try(Func<byte[]> read)
    {
        try
        {
            return Convert.ToHexString(read());
        }
        catch (JsonException)
        {
            return "refused";
        }
    }
}
