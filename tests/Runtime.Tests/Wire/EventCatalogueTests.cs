using System.Text;
using System.Text.Json;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Tests.Wire;

[StreamEvent]
public abstract partial record Mixed
{
    public sealed partial record Text(string Value) : Mixed;

    public sealed partial record Live(System.IO.Stream Value) : Mixed;
}

public sealed class EventCatalogueTests
{
    private static readonly string[] s_engine = [.. new EventCatalogue(static () => []).Select(static entry => entry.Name)];

    [Theory]
    [InlineData("Note")]
    [InlineData("Größe")]
    [InlineData("漢字.😀")]
    [InlineData("")]
    public void Find_TakesTheNameAsTextAndAsUtf8(string name)
    {
        string known = name.Length == 0 ? new string('n', 1_000) : name;
        var events = new EventCatalogue(() => [NoteAs(known)]);
        Assert.Equal(known, events.Find(known)!.Name);
        Assert.Same(events.Find(known), events.Find(Encoding.UTF8.GetBytes(known)));
        Assert.True(events.Contains(known));
        Assert.Null(events.Find(known + "x"));
        Assert.Null(events.Find(known[..^1]));
        Assert.False(events.Contains("\ud800"));
    }

    [Fact]
    public void Names_AreComparedExactly()
    {
        var events = new EventCatalogue(static () => [NoteAs("Note")]);
        Assert.All((string[])["note", "NOTE", "Note ", "Wire.Note"], name => Assert.False(events.Contains(name)));
    }

    [Fact]
    public void ManyNames_AreAllFound()
    {
        string[] names = [.. Enumerable.Range(0, 2_000).Select(static number => $"Event{number}")];
        var events = new EventCatalogue(() => names.Select(NoteAs));
        Assert.All(names, name => Assert.Equal(name, events.Find(name)!.Name));
        Assert.Equal([.. s_engine, .. names], events.Select(static entry => entry.Name));
        Assert.Equal(s_engine.Length + names.Length, events.Count);
    }

    [Fact]
    public void Entries_AreMadeWhenFirstUsed_Once()
    {
        int made = 0;
        var events = new EventCatalogue(() =>
        {
            made++;
            return [NoteAs("Note")];
        });
        Assert.Equal(0, made);
        Assert.True(events.Contains("Note"));
        Assert.Equal(s_engine.Length + 1, events.Count);
        Assert.Equal(1, made);
    }

    [Fact]
    public void OfOneName_TheNearestCounts()
    {
        var child = new EventCatalogue(static () => [EventEntry.Of<Plain, EventCodec<Plain>>("Note"), NoteAs("Deep")]);
        var events = new EventCatalogue(static () => [NoteAs("Note"), EventEntry.Of<Plain, EventCodec<Plain>>("Note"), NoteAs("RunCompleted")], () => child);
        Assert.IsType<Note>(events.Find("Note")!.Read("{\"text\":\"x\"}"u8));
        Assert.IsType<Plain>(child.Find("Note")!.Read("{}"u8));
        Assert.IsType<RunCompleted>(events.Find("RunCompleted")!.Read("{\"stop\":{\"type\":\"x\",\"y\":1}}"u8));
        Assert.Equal([.. s_engine, "Note", "Deep"], events.Select(static entry => entry.Name));
    }

    [Fact]
    public void ChildrenThatRunEachOther_AreAskedOnce()
    {
        EventCatalogue first = null!, second = null!;
        first = new(static () => [NoteAs("First")], () => first, () => second);
        second = new(static () => [NoteAs("Second")], () => first);
        Assert.Equal([.. s_engine, "First", "Second"], first.Select(static entry => entry.Name));
        Assert.Equal([.. s_engine, "Second", "First"], second.Select(static entry => entry.Name));
    }

    [Fact]
    public void Entry_WithoutAName_IsRefused() => Assert.Throws<ArgumentException>("name", static () => NoteAs(""));

    [Fact]
    public void Entry_SaysWhatItsEventLooksLike() =>
        Assert.Same(ScalarShape.Of(ScalarKind.Any), NoteAs("Note").Shape);

    [Fact]
    public void CasesOfAUnion_AreReadByTheUnion_AndMustBeWhatTheirNameSays()
    {
        var events = new EventCatalogue(static () => EventEntry.Union<Shade, EventCodec<Shade>>());
        EventEntry light = events.Find("Shade.Light")!;
        Assert.IsType<Shade.Light>(light.Read("{\"type\":\"Shade.Light\"}"u8));
        Assert.IsType<Shade.Dark>(events.Find("Shade.Dark")!.Read("{\"type\":\"Shade.Dark\"}"u8));
        Assert.Equal("Shade.Light", Assert.IsType<ObjectShape>(light.Shape).Name);
        JsonException error = Assert.Throws<JsonException>(() => light.Read("{\"type\":\"Shade.Dark\"}"u8));
        Assert.Contains("'Shade.Light' was expected", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CaseThatCannotBeJson_KeepsNoOtherFromBeingRead()
    {
        var events = new EventCatalogue(static () => EventEntry.Union<Mixed, EventCodec<Mixed>>());
        Assert.Equal(new Mixed.Text("a"), events.Find("Mixed.Text")!.Read("{\"type\":\"Mixed.Text\",\"value\":\"a\"}"u8));
        Assert.Throws<NotSupportedException>(() => events.Find("Mixed.Live")!.Read("{\"type\":\"Mixed.Live\"}"u8));
    }

    [Fact]
    public void EnginesOwnEvents_AreInEveryCatalogue() => Assert.Equal(
        [
            "InputClosed", "Lifecycle.StepAbandoned", "Lifecycle.StepCancelled", "Lifecycle.StepCompleted", "Lifecycle.StepFailed", "Lifecycle.StepStarted",
            "RunCancelled", "RunCompleted", "RunFailed", "RunTimedOut", "StepRetrying", "StreamGap",
        ],
        s_engine.Order(StringComparer.Ordinal));

    [Fact]
    public void EnginesOwnEvents_AreNamedAsTheyCallThemselves()
    {
        StreamEvent[] events =
        [
            new RunCompleted(new StopEvent()), new RunFailed("e", null), new RunCancelled(), new RunTimedOut(TimeSpan.FromSeconds(1), new string[] { "A" }),
            new Lifecycle.StepStarted("A", 1), new Lifecycle.StepCompleted("A", 1, TimeSpan.Zero), new Lifecycle.StepFailed("A", 1, TimeSpan.Zero, "e"),
            new Lifecycle.StepCancelled("A", 1, TimeSpan.Zero), new Lifecycle.StepAbandoned("A", 1, TimeSpan.Zero),
            new StepRetrying("A", 1, 2, 3) { Error = "e" }, new InputClosed("1", InputClosedReason.StepEnded), new StreamGap(1, 2),
        ];
        var catalogue = new EventCatalogue(static () => [EventEntry.Of<StopEvent, EventCodec<StopEvent>>("StopEvent")]);
        Assert.Equal(s_engine, events.Select(static ev => ev.EventType));
        var reader = new StreamItemReader(catalogue);
        Assert.All(events, ev =>
        {
            StreamEvent read = reader.Read(Items.Write(Items.Of(ev))).Event;
            Assert.Equal(ev.ToString(), read.ToString());
            Assert.Same(ev.GetType(), read.GetType());
        });
    }

    private static EventEntry NoteAs(string name) => EventEntry.Of<Note, EventCodec<Note>>(name);
}
