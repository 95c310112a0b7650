using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>Input that is meant to hurt, and limits that cannot be.</summary>
public class Hostile
{
    private const int Million = 1_000_000;

    [Theory]
    [InlineData("[")]
    [InlineData("{\"inner\":")]
    [InlineData("{\"x\":")]
    [InlineData("{\"type\":\"Group\",\"inner\":")]
    [InlineData("{\"inner\":{\"x\":[")]
    public void EV04_LevelsWithoutEnd_AreRefused(string level)
    {
        string json = string.Concat(Enumerable.Repeat(level, 10 * Million / level.Length));
        Codec.Refuses<JsonElement, JsonElementCodec>(json);
        Codec.Refuses<Measured, EventCodec<Measured>>(json);
        Codec.Refuses<Measured, EventCodec<Measured>>($$"""{"x":{{json}}""");
        Codec.Refuses<Shape, EventCodec<Shape>>(json);
        Assert.Contains("deeper than 64", Codec.Refuses<JsonElement, JsonElementCodec>(json).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void EV04_DepthOfTheLimit_IsRead_AndOneMoreIsNot(int limit)
    {
        var limits = new JsonLimits(limit, 1 << 20);
        Both<JsonElement, JsonElementCodec>("[", "", "]", limit);
        Both<JsonElement, JsonElementCodec>("{\"a\":", "1", "}", limit);
        Both<Measured, EventCodec<Measured>>("{\"index\":1,\"inner\":", "null", "}", limit);
        Both<Shape, EventCodec<Shape>>("{\"inner\":", "null", ",\"type\":\"Group\"}", limit);
        if (limit > 1)
        {
            string skipped = $$"""{"index":1,"x":{{new string('[', limit - 1)}}{{new string(']', limit - 1)}}}""";
            Assert.Equal(1, Codec.Read<Measured, EventCodec<Measured>>(Encoding.UTF8.GetBytes(skipped), limits).Index);
        }

        Assert.Throws<JsonException>(() => Codec.Read<Measured, EventCodec<Measured>>(Encoding.UTF8.GetBytes($$"""{"index":1,"x":{{new string('[', limit)}}{{new string(']', limit)}}}"""), limits));

        void Both<T, TCodec>(string open, string inside, string close, int levels)
            where TCodec : IJsonCodec<T>
        {
            Codec.Read<T, TCodec>(Nested(levels), limits);
            JsonException error = Assert.Throws<JsonException>(() => Codec.Read<T, TCodec>(Nested(levels + 1), limits));
            Assert.Contains($"deeper than {limit} levels", error.Message, StringComparison.Ordinal);

            byte[] Nested(int depth) => Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Repeat(open, depth)) + inside + string.Concat(Enumerable.Repeat(close, depth)));
        }
    }

    [Fact]
    public void EV01_WhatIsWrittenAtTheDepthLimit_IsRead_AndDeeperIsNotWritten()
    {
        Measured deepest = new(1);
        for (int depth = 1; depth < 64; depth++)
        {
            deepest = new(1, Inner: deepest);
        }

        Assert.Equal(deepest, Codec.Read<Measured, EventCodec<Measured>>(Codec.Write<Measured, EventCodec<Measured>>(deepest)));
        Assert.Throws<JsonException>(() => Codec.Write<Measured, EventCodec<Measured>>(new(1, Inner: deepest)));
        using JsonDocument element = JsonDocument.Parse($"{new string('[', 64)}{new string(']', 64)}", new() { MaxDepth = 100 });
        Codec.Read<JsonElement, JsonElementCodec>(Codec.Write<JsonElement, JsonElementCodec>(element.RootElement));
        using JsonDocument tooDeep = JsonDocument.Parse($"{new string('[', 90)}{new string(']', 90)}", new() { MaxDepth = 100 });
        Assert.Throws<JsonException>(() => Codec.Write<JsonElement, JsonElementCodec>(tooDeep.RootElement));
        Assert.Throws<JsonException>(() => Codec.Write<List<JsonElement>, ListCodec<JsonElement, JsonElementCodec>>([element.RootElement]));
    }

    [Fact]
    public void EV04_MoreBytesThanTheLimit_AreRefused_HoweverTheyCome()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"index":1}""");
        Assert.Equal(1, GenFlowJson.Read<Measured>(json, new(1, json.Length)).Index);
        Assert.Equal(1, GenFlowJson.Read<Measured>(Pieces.Of(json, 2), new(1, json.Length)).Index);
        Assert.Throws<JsonException>(() => GenFlowJson.Read<Measured>(json, new(1, json.Length - 1)));
        Assert.Throws<JsonException>(() => GenFlowJson.Read<Measured>(Pieces.Of(json, 2), new(1, json.Length - 1)));
        Assert.Throws<JsonException>(() => GenFlowJson.Read<Measured>(new byte[(16 << 20) + 1]));
        Assert.Throws<JsonException>(() => GenFlowJson.Read<Measured>(default(ReadOnlySequence<byte>)));
    }

    [Fact]
    public void EV04_LimitsThatCannotBe_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLimits(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLimits(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLimits(1_001, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLimits(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLimits(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GenFlowJson.Read<Measured>("{}"u8, default(JsonLimits)));
        Assert.Throws<ArgumentOutOfRangeException>(() => GenFlowJson.Read<Measured>(Pieces.Of("{}"u8.ToArray(), 1), default(JsonLimits)));
    }

    [Fact]
    public void EV04_HugeCollectionsAndNames_AreRead()
    {
        string json = $"[{string.Concat(Enumerable.Repeat("1,", Million))}1]";
        Assert.Equal(Million + 1, Codec.Read<List<int>, ListCodec<int, Int32Codec>>(json).Count);
        string name = new('n', Million);
        Assert.Equal(name, Codec.Read<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>($$"""{"{{name}}":1}""").Keys.Single());
        JsonException error = Codec.Refuses<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>($$"""{"{{name}}":true}""");
        Assert.InRange(error.Path!.Length, 1, 100);
    }

    [Fact]
    public void EV04_DiscriminatorBehindAMegabyteInEveryLevel_IsFound()
    {
        string json = "null";
        for (int level = 0; level < 8; level++)
        {
            json = $$"""{"pad":"{{new string('x', Million)}}","inner":{{json}},"type":"Group"}""";
        }

        Assert.IsType<Shape.Group>(Codec.Read<Shape, EventCodec<Shape>>(json));
    }

    [Fact]
    public void EV04_TypeThatComesLastInEveryLevel_CostsTheSameHoweverManyLevelsThereAre()
    {
        // Gone through once for each level it would take eight times as long.
        double ratio = Enumerable.Range(0, 5).Min(static _ => Time(Nested(60)) / Time(Nested(6)));
        Assert.InRange(ratio, 0, 4);

        static string Nested(int levels)
        {
            string json = $$"""{"pad":[{{string.Concat(Enumerable.Repeat("0,[{}],", 40_000))}}0],"type":"Group"}""";
            for (int level = 1; level < levels; level++)
            {
                json = $$"""{"inner":{{json}},"type":"Group"}""";
            }

            return json;
        }

        static double Time(string json)
        {
            long start = Stopwatch.GetTimestamp();
            Codec.Read<Shape, EventCodec<Shape>>(json);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
    }

    [Theory]
    [InlineData("""{"inner":{"x":[{"type":"No"}],"ty\u0070e":"Group","type":"No"},"type":"Group"}""", "$.inner.type")]
    [InlineData("""{"inner":{"inner":{"x":1,"type":"No"},"type":"Group"},"type":"Group"}""", "$.inner.inner")]
    [InlineData("""{"inner":{"inner":{"x":1,"type":7},"type":"Group"},"type":"Group"}""", "$.inner.inner.type")]
    [InlineData("""{"inner":{"inner":{"x":1},"type":"Group"},"type":"Group"}""", "$.inner.inner")]
    [InlineData("""{"inner":{"inner":{"type":"No"},"type":"Group"},"type":"Group"}""", "$.inner.inner")]
    public void EV04_TypeThatWasPassedOver_IsTheObjectsOwn(string json, string path) =>
        Assert.StartsWith(path, Codec.Refuses<Shape, EventCodec<Shape>>(json).Path, StringComparison.Ordinal);

    [Fact]
    public void EV01_OutputThatGivesNoMoreThanItIsAskedFor_GetsTheSameBytes()
    {
        var ev = new Measured(1, new string('é', 5_000) + "\n\"" + new string('a', 5_000), 2, 0.1, [.. Enumerable.Range(0, 1_000).Select(static number => $"{number}")]);
        var tight = new TightOutput();
        GenFlowJson.Write(tight, ev);
        Assert.Equal(Codec.Write<Measured, EventCodec<Measured>>(ev), tight.Bytes);
    }

    [Fact]
    public void EV01_OutputThatGivesLessThanItIsAskedFor_IsRefused_AndNothingIsWrittenBehindItsEnd() =>
        Assert.Throws<InvalidOperationException>(() => GenFlowJson.Write(new TightOutput { Gives = 3 }, new Measured(1, "a text")));

    private sealed class TightOutput : IBufferWriter<byte>
    {
        private readonly List<byte> _bytes = [];
        private byte[] _given = [];

        public int? Gives { get; init; }

        public byte[] Bytes => [.. _bytes];

        public void Advance(int count) => _bytes.AddRange(_given.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => _given = new byte[Gives ?? Math.Max(1, sizeHint)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
