using System.Buffers;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Wire;

public sealed class StreamItemReaderTests
{
    private static readonly EventCatalogue s_events = new(static () =>
    [
        EventEntry.Of<Note, EventCodec<Note>>("Note"),
        EventEntry.Of<Plain, EventCodec<Plain>>("Plain"),
    ]);

    private static readonly string[] s_members =
    [
        "\"seq\":12", "\"ts\":\"2026-11-21T13:57:50.1234567Z\"", "\"step\":\"Write\"", "\"path\":\"a/b\"", "\"type\":\"Note\"", "\"data\":{\"text\":\"hello\"}",
    ];

    private static readonly StreamItem s_item = Items.Of(new Note("hello"), path: "a/b");

    public static TheoryData<StreamItem> Written =>
    [
        s_item,
        Items.Of(new Note("hello"), step: null, attempt: 0),
        Items.Of(new Note("hello"), step: null, attempt: 4),
        Items.Of(new Note("hello"), attempt: 0),
        Items.Of(new Note("hello"), attempt: int.MaxValue, sequence: long.MaxValue) with { AttemptId = int.MaxValue },
        Items.Of(new Note("\"\\\u0000é漢😀"), step: "Prüfe", path: "\"\\\n/漢"),
        Items.Of(new Note(new string('x', 100_000))) with { Timestamp = DateTimeOffset.MaxValue },
        Items.Of(new Note("hello")) with { Timestamp = DateTimeOffset.MinValue },
    ];

    [Theory]
    [MemberData(nameof(Written))]
    public void Item_IsReadAsItWasWritten(StreamItem item)
    {
        StreamItem read = new StreamItemReader(s_events).Read(Items.Write(item));
        Assert.Equal(item, read);
        Assert.Equal(TimeSpan.Zero, read.Timestamp.Offset);
    }

    [Fact]
    public void Members_InAnyOrder_GiveTheSameItem()
    {
        var reader = new StreamItemReader(s_events);
        int orders = 0;
        foreach (string[] order in Orders(s_members))
        {
            Assert.Equal(s_item, reader.Read($"{{{string.Join(",", order)}}}"));
            orders++;
        }

        Assert.Equal(720, orders);
    }

    [Fact]
    public void UnknownMembers_ArePassedOver()
    {
        var reader = new StreamItemReader(s_events);
        string json = $"{{\"new\":{{\"type\":[1]}},{string.Join(",\"more\":null,", s_members)},\"\":\"x\"}}";
        Assert.Equal(s_item, reader.Read(json));
    }

    [Fact]
    public void MembersThatComeTwice_TheLastCounts()
    {
        string[] members = ["\"data\":{\"text\":\"first\"}", "\"type\":\"Other\"", "\"data\":3", .. s_members];
        Assert.Equal(s_item, new StreamItemReader(s_events).Read($"{{{string.Join(",", members)}}}"));
        string[] other = [.. s_members, "\"type\":\"Other\""];
        Assert.Equal(
            new UnknownEvent("Other", Items.Element("{\"text\":\"hello\"}")),
            new StreamItemReader(s_events).Read($"{{{string.Join(",", other)}}}").Event);
    }

    [Theory]
    [InlineData(0, "seq")]
    [InlineData(1, "ts")]
    [InlineData(2, "step")]
    [InlineData(3, "path")]
    [InlineData(4, "type")]
    [InlineData(5, "data")]
    public void MissingMember_IsNamed(int member, string name)
    {
        string json = $"{{{string.Join(",", s_members.Where((_, index) => index != member))}}}";
        JsonException error = Assert.Throws<JsonException>(() => new StreamItemReader(s_events).Read(json));
        Assert.Contains($"lacks {name}.", error.Message, StringComparison.Ordinal);
        Assert.Equal("$", error.Path);
    }

    [Theory]
    [InlineData("\"seq\":0", "$.seq")]
    [InlineData("\"seq\":-1", "$.seq")]
    [InlineData("\"seq\":1.5", "$.seq")]
    [InlineData("\"seq\":\"1\"", "$.seq")]
    [InlineData("\"seq\":null", "$.seq")]
    [InlineData("\"seq\":9223372036854775808", "$.seq")]
    [InlineData("\"ts\":\"yesterday\"", "$.ts")]
    [InlineData("\"ts\":\"2026-13-21T13:57:50.1234567Z\"", "$.ts")]
    [InlineData("\"ts\":1", "$.ts")]
    [InlineData("\"ts\":null", "$.ts")]
    [InlineData("\"step\":1", "$.step")]
    [InlineData("\"path\":null", "$.path")]
    [InlineData("\"path\":[]", "$.path")]
    [InlineData("\"attempt\":-1", "$.attempt")]
    [InlineData("\"attempt\":2147483648", "$.attempt")]
    [InlineData("\"attemptId\":-1", "$.attemptId")]
    [InlineData("\"attemptId\":true", "$.attemptId")]
    [InlineData("\"type\":null", "$.type")]
    [InlineData("\"type\":{}", "$.type")]
    [InlineData("\"data\":null", "$.data")]
    [InlineData("\"data\":{}", "$.data")]
    [InlineData("\"data\":{\"text\":7}", "$.data.text")]
    [InlineData("\"data\":{\"text\":\"\"}", "$.data")]
    public void BadValue_IsAJsonExceptionWithItsPath(string member, string path)
    {
        string json = $"{{{string.Join(",", s_members)},{member}}}";
        Assert.Equal(path, Assert.Throws<JsonException>(() => new StreamItemReader(s_events).Read(json)).Path);
    }

    [Fact]
    public void TextThatIsNotUtf8_IsRefused()
    {
        foreach (string member in (string[])["step", "path", "type"])
        {
            byte[] json = Encoding.Latin1.GetBytes($"{{{string.Join(",", s_members)},\"{member}\":\"\u00ff\"}}");
            Assert.Equal("$." + member, Assert.Throws<JsonException>(() => new StreamItemReader(s_events).Read(json)).Path);
        }
    }

    [Fact]
    public void ValueThatItsTypeRefuses_IsAJsonExceptionWithTheReason()
    {
        JsonException error = Assert.Throws<JsonException>(() => s_events.Find("Note")!.Read("{\"text\":\"\"}"u8));
        Assert.IsType<ArgumentException>(error.InnerException);
        Assert.Contains("A note says something", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownEvent_IsCarriedAsItIs()
    {
        string json = Items.Write(s_item).Replace("\"Note\"", "\"News\"", StringComparison.Ordinal).Replace("\"hello\"", "[1.50, {\"ü\" : null}]", StringComparison.Ordinal);
        StreamItem item = new StreamItemReader(s_events).Read(json);
        UnknownEvent unknown = Assert.IsType<UnknownEvent>(item.Event);
        Assert.Equal("News", unknown.EventType);
        Assert.Equal("1.50", unknown.Data.GetProperty("text")[0].GetRawText());
        Assert.Equal(json.Replace(", {\"ü\" : null}", ",{\"ü\":null}", StringComparison.Ordinal), Items.Write(item));
    }

    [Theory]
    [InlineData("System.String")]
    [InlineData("GenFlow.Tests.Wire.Note")]
    [InlineData("note")]
    [InlineData("")]
    [InlineData("Plain")]
    public void NameThatIsNoEventOfTheStream_IsUnknown(string name)
    {
        StreamItem item = new StreamItemReader(s_events).Read($"{{{string.Join(",", s_members)},\"type\":\"{name}\"}}");
        Assert.Equal(name, Assert.IsType<UnknownEvent>(item.Event).Type);
    }

    [Fact]
    public void Item_CutAnywhere_IsAJsonException()
    {
        byte[] json = Encoding.UTF8.GetBytes(Items.Write(s_item with { AttemptId = 3 }));
        var reader = new StreamItemReader(s_events);
        for (int length = 0; length < json.Length; length++)
        {
            Assert.Throws<JsonException>(() => reader.Read(json.AsSpan(0, length)));
        }

        Assert.Throws<JsonException>(() => reader.Read([.. json, (byte)'}']));
        Assert.Equal(s_item.Event, reader.Read([.. json, (byte)'\n']).Event);
    }

    [Fact]
    public void Item_InPieces_IsReadTheSame()
    {
        byte[] json = Encoding.UTF8.GetBytes(Items.Write(s_item));
        var reader = new StreamItemReader(s_events);
        for (int at = 1; at < json.Length; at++)
        {
            var first = new Piece(json.AsMemory(0, at));
            Assert.Equal(s_item, reader.Read(new ReadOnlySequence<byte>(first, 0, first.Append(json.AsMemory(at)), json.Length - at)));
        }
    }

    [Fact]
    public void Limits_AreKept()
    {
        byte[] json = Encoding.UTF8.GetBytes(Items.Write(s_item));
        Assert.Equal(s_item, new StreamItemReader(s_events, new(JsonLimits.Default.MaxDepth, json.Length)).Read(json));
        Assert.Throws<JsonException>(() => new StreamItemReader(s_events, new(JsonLimits.Default.MaxDepth, json.Length - 1)).Read(json));

        // The limit of depth is the event's, as where it is read by itself.
        Assert.Equal(s_item, new StreamItemReader(s_events, new(1, JsonLimits.Default.MaxBytes)).Read(json));
        Assert.Throws<JsonException>(() => new StreamItemReader(s_events, new(1, JsonLimits.Default.MaxBytes))
            .Read($"{{{string.Join(",", s_members)},\"data\":{{\"text\":\"x\",\"y\":[]}}}}"));
    }

    [Fact]
    public void NamesThatComeAgain_AreMadeOnce()
    {
        var reader = new StreamItemReader(s_events);
        StreamItem first = reader.Read(Items.Write(s_item));
        StreamItem second = reader.Read(Items.Write(s_item));
        Assert.Same(first.Step, second.Step);
        Assert.Same(first.Path, second.Path);
    }

    [Fact]
    public void NamesThatAreKept_AreBoundedInNumberAndLength()
    {
        var reader = new StreamItemReader(s_events);
        string Step(string step) => reader.Read(Items.Write(Items.Of(new Note("x"), step))).Step!;
        string old = Step("Old");
        for (int number = 0; number < 31; number++)
        {
            Step($"Step{number}");
        }

        Assert.Same(old, Step("Old"));
        for (int number = 0; number < 32; number++)
        {
            Step($"Other{number}");
        }

        Assert.NotSame(old, Step("Old"));
        string longest = new('x', 256), longer = new('x', 257);
        Assert.Same(Step(longest), Step(longest));
        Assert.NotSame(Step(longer), Step(longer));
    }

    private static IEnumerable<string[]> Orders(string[] items) =>
        items.Length <= 1 ? [items] : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (string[])[first, .. rest]));

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            var next = new Piece(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
