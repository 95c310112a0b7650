using System.Buffers;
using System.Text;
using System.Text.Json;

namespace GenFlow.Tests.Wire;

public sealed class StreamItemJsonTests
{
    private const string Start = "{\"seq\":12,\"ts\":\"2026-11-21T13:57:50.1234567Z\",";
    private const string End = ",\"type\":\"Note\",\"data\":{\"text\":\"hello\"}}";

    private static readonly Note s_note = new("hello");

    [Fact]
    public void Item_OfAStepsFirstAttempt_NamesNoAttempt() =>
        Assert.Equal(Start + "\"step\":\"Write\",\"path\":\"\"" + End, Items.Write(Items.Of(s_note)));

    [Fact]
    public void Item_OfTheRun_HasNoStep() =>
        Assert.Equal(Start + "\"step\":null,\"path\":\"\"" + End, Items.Write(Items.Of(s_note, step: null, attempt: 0)));

    [Fact]
    public void Item_OfALaterAttempt_NamesIt() =>
        Assert.Equal(
            Start + "\"step\":\"Write\",\"attempt\":3,\"attemptId\":7,\"path\":\"\"" + End,
            Items.Write(Items.Of(s_note, attempt: 3) with { AttemptId = 7 }));

    [Theory]
    [InlineData(null, 1)]
    [InlineData("Write", 0)]
    public void Attempt_ThatDoesNotFollowFromTheStep_IsWritten(string? step, int attempt) =>
        Assert.Contains($",\"attempt\":{attempt},", Items.Write(Items.Of(s_note, step, attempt)), StringComparison.Ordinal);

    [Fact]
    public void StepAndPath_WithQuotesAndOtherScripts_AreJson()
    {
        const string step = "Überprüfe\"\\\n", path = "子/\u0001";
        JsonElement item = Items.Element(Items.Write(Items.Of(s_note, step, path: path)));
        Assert.Equal(step, item.GetProperty("step").GetString());
        Assert.Equal(path, item.GetProperty("path").GetString());
    }

    [Fact]
    public void Timestamp_OfAnotherOffset_IsWrittenInUtc()
    {
        StreamItem item = Items.Of(s_note) with { Timestamp = Items.Time.ToOffset(TimeSpan.FromHours(5)) };
        Assert.StartsWith(Start, Items.Write(item), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_IsWhatTheEventIsByItself()
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, s_note);
        Assert.EndsWith($",\"data\":{Encoding.UTF8.GetString(output.WrittenSpan)}}}", Items.Write(Items.Of(s_note)), StringComparison.Ordinal);
    }

    [Fact]
    public void EventThatCannotBeWritten_LeavesNothingOfItsItem()
    {
        var output = new ArrayBufferWriter<byte>();
        StreamItemJson.Write(output, Items.Of(s_note));
        int before = output.WrittenCount;
        Assert.Throws<NotSupportedException>(() => StreamItemJson.Write(output, Items.Of(new Torn(20))));
        Assert.Equal(before, output.WrittenCount);
    }

    [Fact]
    public void LongEventThatCannotBeWritten_LeavesNothing_WhereTheOutputHasSpaceForIt()
    {
        var output = new ArrayBufferWriter<byte>(1 << 20);
        Assert.Throws<NotSupportedException>(() => StreamItemJson.Write(output, Items.Of(new Torn(100_000))));
        Assert.Equal(0, output.WrittenCount);
    }

    public static TheoryData<StreamItem> ItemsOfNoStream =>
    [
        default,
        Items.Of(null!),
        Items.Of(s_note, path: null!),
        Items.Of(s_note, sequence: 0),
        Items.Of(s_note, attempt: -1),
        Items.Of(s_note) with { AttemptId = -1 },
    ];

    [Theory]
    [MemberData(nameof(ItemsOfNoStream))]
    public void Item_OfNoStream_IsRefused(StreamItem item) =>
        Assert.Throws<ArgumentException>(nameof(item), () => StreamItemJson.Write(new ArrayBufferWriter<byte>(), item));
}
