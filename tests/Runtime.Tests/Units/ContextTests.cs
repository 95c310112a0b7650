using GenFlow.Tests.Forwarding;

namespace GenFlow.Tests.Units;

[StreamEvent]
public partial record Question : InputRequest<int>;

[Workflow]
public partial class Nothing
{
    [Step]
    public StopEvent Only(StartEvent start) => new();
}

public class ContextTests
{
    [Fact]
    public void Default_ThrowsOnEachMember()
    {
        Context context = default;
        Action[] uses =
        [
            () => _ = context.RunId,
            () => _ = context.StepName,
            () => _ = context.Attempt,
            () => _ = context.CancellationToken,
            () => _ = context.TimeProvider,
            () => _ = context.Services,
            () => _ = context.StreamCapacityAsync(),
            () => _ = context.RequestInputAsync(new Question()),
            () => _ = context.RunChildAsync(new Nothing()),
            () => _ = context.ForwardAsync(ScriptedStream.Saying("agent")),
            () => _ = context.BeginStrand(),
            () => context.WriteEventToStream(new RunCancelled()),
            () => context.SendEvent(new Note(1)),
        ];

        Assert.All(uses, static use =>
            Assert.Contains("default(Context)", Assert.Throws<InvalidOperationException>(use).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Null_IsRefused()
    {
        Context context = default;
        Assert.Throws<ArgumentNullException>("ev", () => context.WriteEventToStream(null!));
        Assert.Throws<ArgumentNullException>("ev", () => context.SendEvent(null!));
        Assert.Throws<ArgumentNullException>("request", Act(() => _ = context.RequestInputAsync<int>(null!)));
        Assert.Throws<ArgumentNullException>("stream", Act(() => _ = context.ForwardAsync<Talk, int>(null!)));
        Assert.Throws<ArgumentNullException>("child", Act(() => _ = context.RunChildAsync<int>(null!)));

        static Action Act(Action act) => act;
    }

    [Fact]
    public void Context_IsSmall() =>
        Assert.True(System.Runtime.CompilerServices.Unsafe.SizeOf<Context>() <= 32);
}
