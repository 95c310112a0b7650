using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Wire;

[Event]
public partial record Finished(int Pages, string? Title) : StopEventBase;

public sealed record Unwritten(System.IO.Stream Live) : StopEventBase
{
    public override string EventType => "Unwritten";
}

public sealed class StopEventTests
{
    private static readonly EventCatalogue s_events = new(static () =>
    [
        EventEntry.Of<StopEvent<string>, EventCodec<StopEvent<string>>>("StopEvent"),
        EventEntry.Of<Finished, EventCodec<Finished>>("Finished"),
        EventEntry.Of<Note, EventCodec<Note>>("Note"),
    ]);

    [Fact]
    public void Completed_NamesItsStopEvent() => Assert.EndsWith(
        ",\"type\":\"RunCompleted\",\"data\":{\"type\":\"RunCompleted\",\"stop\":{\"type\":\"StopEvent\",\"result\":\"done\"}}}",
        Items.Write(Items.Of(new RunCompleted(new StopEvent<string>("done")))),
        StringComparison.Ordinal);

    [Fact]
    public void Completed_IsReadWithTheWorkflowsOwnStopEvent()
    {
        foreach (StopEventBase stop in (StopEventBase[])[new StopEvent<string>("done"), new Finished(3, null)])
        {
            Assert.Equal(new RunCompleted(stop), Read(s_events, Write(new RunCompleted(stop))));
        }
    }

    [Fact]
    public void Completed_WithMembersInAnotherOrder_IsReadTheSame() => Assert.Equal(
        new RunCompleted(new Finished(3, "t")),
        Read(s_events, "{\"new\":[],\"stop\":{\"title\":\"t\",\"pages\":3,\"type\":\"Finished\"},\"type\":\"RunCompleted\"}"));

    [Theory]
    [InlineData("Other")]
    [InlineData("Note")]
    [InlineData("RunCompleted")]
    public void StopEventThatIsNotKnown_IsCarriedAsItIs(string name)
    {
        string json = $"{{\"type\":\"RunCompleted\",\"stop\":{{\"type\":\"{name}\",\"x\":[1.50]}}}}";
        RunCompleted read = Assert.IsType<RunCompleted>(Read(s_events, json));
        Assert.Equal(name, Assert.IsType<UnknownStop>(read.Stop).EventType);
        Assert.Equal(json, Write(read));
    }

    [Fact]
    public void ReadWithoutACatalogue_TheStopEventIsUnknown()
    {
        RunCompleted read = GenFlowJson.Read<RunCompleted>(Encoding.UTF8.GetBytes(Write(new RunCompleted(new Finished(3, "t")))));
        UnknownStop stop = Assert.IsType<UnknownStop>(read.Stop);
        Assert.Equal(3, stop.Data.GetProperty("pages").GetInt32());
    }

    [Fact]
    public void TwoResultsOfOneName_AreNotGuessed()
    {
        var events = new EventCatalogue(static () =>
        [
            EventEntry.Of<StopEvent<int>, EventCodec<StopEvent<int>>>("StopEvent"),
            EventEntry.Of<StopEvent<string>, EventCodec<StopEvent<string>>>("StopEvent"),
        ]);
        RunCompleted read = Assert.IsType<RunCompleted>(Read(events, Write(new RunCompleted(new StopEvent<string>("done")))));
        Assert.Equal("done", Assert.IsType<UnknownStop>(read.Stop).Data.GetProperty("result").GetString());
    }

    [Fact]
    public void ResultOfAChild_DoesNotMakeTheParentsAmbiguous()
    {
        var child = new EventCatalogue(static () => [EventEntry.Of<StopEvent<int>, EventCodec<StopEvent<int>>>("StopEvent")]);
        var events = new EventCatalogue(static () => [EventEntry.Of<StopEvent<string>, EventCodec<StopEvent<string>>>("StopEvent")], () => child);
        var completed = new RunCompleted(new StopEvent<string>("done"));
        Assert.Equal(completed, Read(events, Write(completed)));
    }

    [Theory]
    [InlineData("{\"type\":\"RunCompleted\"}", "$")]
    [InlineData("{\"stop\":null}", "$.stop")]
    [InlineData("{\"stop\":{}}", "$.stop")]
    [InlineData("{\"stop\":{\"type\":1}}", "$.stop.type")]
    [InlineData("{\"stop\":{\"type\":\"Finished\",\"pages\":\"3\"}}", "$.stop.pages")]
    [InlineData("{\"type\":\"RunFailed\",\"stop\":{\"type\":\"StopEvent\",\"result\":\"\"}}", "$.type")]
    public void BadStopEvent_IsAJsonExceptionWithItsPath(string json, string path) =>
        Assert.Equal(path, Assert.Throws<JsonException>(() => Read(s_events, json)).Path);

    [Fact]
    public void ResultWithoutACodec_IsNamed()
    {
        NotSupportedException error = Assert.Throws<NotSupportedException>(static () => Write(new RunCompleted(new StopEvent<System.IO.Stream>(System.IO.Stream.Null))));
        Assert.Contains("System.IO.Stream", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<NotSupportedException>(static () => Write(new RunCompleted(new Unwritten(System.IO.Stream.Null))));
        Assert.Contains(nameof(Unwritten), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Failed_ReadFromElsewhere_HasNoException()
    {
        RunFailed read = Assert.IsType<RunFailed>(Read(s_events, Write(new RunFailed("no", "Write") { Exception = new InvalidOperationException("no") })));
        Assert.Equal(("no", "Write", null), (read.Error, read.Step, read.Exception));
    }

    private static string Write(StreamEvent ev)
    {
        string item = Items.Write(Items.Of(ev));
        using JsonDocument document = JsonDocument.Parse(item);
        return document.RootElement.GetProperty("data").GetRawText();
    }

    private static Event Read(EventCatalogue events, string json)
    {
        string name = json.Contains("RunFailed\",\"error", StringComparison.Ordinal) ? "RunFailed" : "RunCompleted";
        return events.Find(name)!.Read(Encoding.UTF8.GetBytes(json));
    }
}
