using System.Text.Json;
using System.Text.Json.Serialization;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>What <see cref="GenFlowJson.Options"/> promises, and the codecs that generic events find without registering.</summary>
public class OptionsTests
{
    private enum Colour
    {
        DarkRed,
    }

    [Fact]
    public void Options_CannotBeChanged_ButACopyCan()
    {
        Assert.True(GenFlowJson.Options.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => GenFlowJson.Options.WriteIndented = true);
        Assert.True(new JsonSerializerOptions(GenFlowJson.Options) { WriteIndented = true }.WriteIndented);
    }

    [Fact]
    public void Options_WriteEnumsAsNames_NumbersThatAreNoneAsTexts_AndNonAsciiAsItIs() =>
        Assert.Equal("""{"colour":"DarkRed","value":"NaN","text":"é中<"}""", JsonSerializer.Serialize(new Sample(Colour.DarkRed, double.NaN, "é中<"), GenFlowJson.Options));

    [Fact]
    public void Options_RefuseNullAndWhatIsMissing_LikeGenFlow()
    {
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Sample>("""{"colour":"DarkRed","value":1,"text":null}""", GenFlowJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Sample>("""{"colour":"DarkRed","value":1}""", GenFlowJson.Options));
    }

    [Fact]
    public void Registry_KnowsEveryScalar_AndItsNullableForm()
    {
        RoundTrips("text");
        RoundTrips<byte?>(null);
        RoundTrips<sbyte>(-1);
        RoundTrips<short?>(-1);
        RoundTrips<ushort>(1);
        RoundTrips<int?>(1);
        RoundTrips<uint>(1);
        RoundTrips<long?>(1);
        RoundTrips<ulong>(1);
        RoundTrips<float?>(1.5f);
        RoundTrips<double>(1.5);
        RoundTrips<decimal?>(1.5m);
        RoundTrips<bool?>(true);
        RoundTrips('c');
        RoundTrips<Guid?>(Guid.AllBitsSet);
        RoundTrips(new DateTime(2026, 1, 2));
        RoundTrips<DateTimeOffset?>(DateTimeOffset.UnixEpoch);
        RoundTrips<TimeSpan>(TimeSpan.FromSeconds(1));
        RoundTrips<DateOnly?>(DateOnly.MinValue);
        RoundTrips<TimeOnly?>(TimeOnly.MaxValue);
        RoundTrips(new Uri("https://example.org/"));
        RoundTrips<byte[]>([1, 2]);
        Assert.Equal("1", Codec.Text<JsonElement, RegisteredCodec<JsonElement>>(JsonSerializer.SerializeToElement(1)));
        Assert.Throws<NotSupportedException>(() => Codec.Text<Version, RegisteredCodec<Version>>(new(1, 2)));
    }

    private static void RoundTrips<T>(T value) => Codec.Agrees<T, RegisteredCodec<T>>(value);

    private sealed record Sample(Colour Colour, double Value, string Text, [property: JsonIgnore] int Ignored = 0);
}
