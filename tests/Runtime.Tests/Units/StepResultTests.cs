using GenFlow.CompilerServices;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Units;

public class StepResultTests
{
    private static readonly Note s_note = new(1);

    [Fact]
    public void None_IsSettledWithoutAnEvent()
    {
        Assert.True(StepResult.None.IsSettled);
        Assert.Null(StepResult.None.Event);
        Assert.False(StepResult.None.IsSequence);
    }

    [Fact]
    public void Event_IsSettled()
    {
        StepResult result = StepResult.Of(s_note);
        Assert.True(result.IsSettled);
        Assert.Same(s_note, result.Event);
    }

    [Fact]
    public void CompletedTasks_AreSettled()
    {
        Assert.True(StepResult.Of(Task.CompletedTask).IsSettled);
        Assert.True(StepResult.Of(ValueTask.CompletedTask).IsSettled);
        Assert.Same(s_note, StepResult.OfEvent(Task.FromResult(s_note)).Event);
        Assert.Same(s_note, StepResult.OfEvent(ValueTask.FromResult(s_note)).Event);
        Assert.Null(StepResult.OfEvent(Task.FromResult<Note?>(null)).Event);
    }

    [Fact]
    public async Task PendingTask_GivesItsEventLater()
    {
        var source = new TaskCompletionSource<Note>();
        foreach (StepResult result in new[] { StepResult.OfEvent(source.Task), StepResult.OfEvent(new ValueTask<Note>(source.Task)) })
        {
            Assert.False(result.IsSettled);
            Assert.False(result.IsSequence);
            Assert.Same(source.Task, result.Pending);
            source.TrySetResult(s_note);
            await result.Pending.WithinAsync();
            Assert.Same(s_note, result.Next(result.Pending).Event);
        }
    }

    [Fact]
    public async Task PendingTaskWithoutResult_GivesNothingLater()
    {
        var latch = new Latch();
        StepResult result = StepResult.Of(new ValueTask(latch.Opened));
        Assert.False(result.IsSettled);
        latch.Open();
        await result.Pending.WithinAsync();

        StepResult next = result.Next(result.Pending);

        Assert.True(next.IsSettled);
        Assert.Null(next.Event);
    }

    [Fact]
    public async Task Choice_GivesItsValue()
    {
        AnyOf<Note, StopEvent> choice = s_note;
        Assert.Same(s_note, StepResult.OfAny(choice).Event);
        Assert.Same(s_note, StepResult.OfAny(Task.FromResult(choice)).Event);
        Assert.Same(s_note, StepResult.OfAny(ValueTask.FromResult(choice)).Event);
        Assert.Null(StepResult.OfAny(default(AnyOf<Note, StopEvent>)).Event);

        var source = new TaskCompletionSource<AnyOf<Note, StopEvent>>();
        StepResult pending = StepResult.OfAny(source.Task);
        source.SetResult(choice);
        await pending.Pending.WithinAsync();
        Assert.Same(s_note, pending.Next(pending.Pending).Event);
    }

    [Fact]
    public async Task Sequences_AreNeitherSettledNorEvents()
    {
        Note[] list = [s_note];
        Assert.True(StepResult.OfSequence(list).IsSequence);
        Assert.False(StepResult.OfSequence(list).IsSettled);
        Assert.Same(list, StepResult.OfSequence(list).Sequence);
        Assert.Same(list, StepResult.OfSequence(Task.FromResult(list)).Sequence);
        Assert.Same(list, StepResult.OfSequence(ValueTask.FromResult<IReadOnlyList<Note>>(list)).Pending is Task<IReadOnlyList<Note>> task
            ? await task
            : StepResult.OfSequence(ValueTask.FromResult<IReadOnlyList<Note>>(list)).Sequence);

        var source = new TaskCompletionSource<List<Note>>();
        StepResult pending = StepResult.OfSequence(source.Task);
        Assert.False(pending.IsSequence);
        source.SetResult([s_note]);
        await pending.Pending.WithinAsync();
        Assert.True(pending.Next(pending.Pending).IsSequence);
    }

    [Fact]
    public void FaultedTask_IsLeftToTheEngine()
    {
        StepResult result = StepResult.OfEvent(Task.FromException<Note>(new InvalidOperationException("x")));
        Assert.False(result.IsSettled);
        Assert.True(result.Pending.IsFaulted);
    }

    [Fact]
    public void Null_InsteadOfATaskOrASequence_SaysWhatToReturn()
    {
        Assert.Contains("Task.CompletedTask", Assert.Throws<InvalidOperationException>(() => StepResult.Of((Task)null!)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => StepResult.OfEvent((Task<Note>)null!));
        Assert.Throws<InvalidOperationException>(() => StepResult.OfAny((Task<AnyOf<Note, StopEvent>>)null!));
        Assert.Throws<InvalidOperationException>(() => StepResult.OfSequence((IEnumerable<Event?>)null!));
        Assert.Throws<InvalidOperationException>(() => StepResult.OfSequence((IAsyncEnumerable<Event?>)null!));
        Assert.Throws<InvalidOperationException>(() => StepResult.OfSequence(Task.FromResult<Note[]>(null!)));
    }
}
