using GenFlow.Testing.Tests.Support;

namespace GenFlow.Testing.Tests;

public class StreamTests
{
    private static readonly StreamRecording s_stream = new(
    [
        Item(1, "Work", 1, "", new Begun(1)),
        Item(2, "Work", 2, "Child", new Done(1)),
        Item(3, null, 0, "", new RunCancelled()),
    ]);

    [Fact]
    public void ShouldContain_GivesTheEvent_OrShowsTheStream()
    {
        Assert.Equal(1, s_stream.ShouldContain<Done>(done => done.Number < 2).Number);

        var exception = Assert.Throws<WorkflowTestException>(() => s_stream.ShouldContain<Done>(done => done.Number > 1));
        Assert.Equal(
            """
            The stream has no Done (done => done.Number > 1).
            The stream:
                 1    +1.000 s  Work                    Begun { Number = 1 }
                 2    +2.000 s  Child/Work (attempt 2)  Done { Number = 1 }
                 3    +3.000 s                          RunCancelled { }

            """.ReplaceLineEndings("\n").Replace("+1.", "+0.").Replace("+2.", "+1.").Replace("+3.", "+2."),
            exception.Message);
    }

    [Fact]
    public void ShouldNotContain_NamesTheItem()
    {
        s_stream.ShouldNotContain<Done>(done => done.Number == 2);

        var exception = Assert.Throws<WorkflowTestException>(() => s_stream.ShouldNotContain<Done>());
        Assert.StartsWith("The stream has a Done: item 2.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ShouldContainInOrder_AllowsOthersBetween_ButNoOtherOrder()
    {
        s_stream.ShouldContainInOrder(Expected.Event<Begun>(), Expected.Event<RunEnded>());
        s_stream.ShouldContainInOrder(Expected.Event<Begun>(), Expected.Event<Done>() with { Step = "Work", Attempt = 2, Path = "Child" });

        var exception = Assert.Throws<WorkflowTestException>(() => s_stream.ShouldContainInOrder(Expected.Event<Done>(), Expected.Event<Begun>()));
        Assert.StartsWith("The stream has no Begun after item 2, Done.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ShouldBe_WantsEveryItem()
    {
        s_stream.ShouldBe(Expected.Event<Begun>(), Expected.Event<Done>(), Expected.Event<RunCancelled>());

        Assert.StartsWith(
            "Item 2 of the stream should be Done in attempt 1.",
            Assert.Throws<WorkflowTestException>(() => s_stream.ShouldBe(Expected.Event<Begun>(), Expected.Event<Done>() with { Attempt = 1 })).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Item 3 of the stream should be no more item.",
            Assert.Throws<WorkflowTestException>(() => s_stream.ShouldBe(Expected.Event<Begun>(), Expected.Event<Done>())).Message,
            StringComparison.Ordinal);
    }

    private static StreamItem Item(int sequence, string? step, int attempt, string path, StreamEvent ev) =>
        new(sequence, DateTimeOffset.UnixEpoch.AddSeconds(sequence), step, attempt, path, ev);
}
