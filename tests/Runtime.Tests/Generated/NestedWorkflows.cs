using GenFlow.Tests.Support;

namespace GenFlow.Tests.Generated.Nested;

public partial class InClass
{
    [Event]
    public partial record Mine(int Number);

    [Workflow]
    public partial class Flow
    {
        [Step]
        public Mine First(StartEvent<int> start) => new(start.Input);

        [Step]
        public StopEvent<string> Second(Mine mine) => new(mine.EventType + mine.Number);
    }
}

public partial struct InStruct
{
    [Workflow]
    public partial class Flow
    {
        [Step]
        public StopEvent<int> Only(StartEvent<int> start) => new(start.Input + 1);
    }
}

public partial record InRecord
{
    [Workflow]
    public partial class Flow
    {
        [Step]
        public StopEvent<int> Only(StartEvent<int> start) => new(start.Input + 2);
    }
}

public readonly partial record struct InRecordStruct
{
    [Workflow]
    public partial class Flow
    {
        [Step]
        public StopEvent<int> Only(StartEvent<int> start) => new(start.Input + 3);
    }
}

public partial interface IInInterface
{
    [Workflow]
    partial class Flow
    {
        [Step]
        public StopEvent<int> Only(StartEvent<int> start) => new(start.Input + 4);
    }
}

public static partial class Level1
{
    public partial struct Level2
    {
        public partial record Level3
        {
            [Event]
            public partial record Deep(int Number);

            [Workflow]
            public sealed partial class Flow
            {
                [Step]
                public Deep First(StartEvent<int> start) => new(start.Input);

                [Step]
                public StopEvent<string> Second(Deep deep) => new($"{deep.EventType} {deep.Number}");
            }
        }
    }
}

[Workflow]
public partial record RecordWorkflow(int Offset)
{
    [Step]
    public StopEvent<int> Only(StartEvent<int> start) => new(start.Input + Offset);
}

[Workflow]
public partial class SplitWorkflow
{
    [Step]
    public InClass.Mine First(StartEvent<int> start) => new(start.Input);
}

/// <summary>The union's cases are streamed under their dotted names.</summary>
[StreamEvent]
public abstract partial record Chat
{
    public sealed partial record Token(string Text) : Chat;

    public sealed partial record Done(int Tokens) : Chat;
}

public partial class NestedWorkflowTests
{
    [Workflow]
    private sealed partial class PrivateFlow
    {
        [Step, Publishes<Chat>]
        private StopEvent<int> Only(Context ctx, StartEvent<string> text)
        {
            ctx.WriteEventToStream(new Chat.Token(text.Input));
            ctx.WriteEventToStream(new Chat.Done(1));
            return new(1);
        }
    }

    [Fact]
    public async Task WF24_WorkflowsNestedInEachKindOfType_Run()
    {
        Assert.EndsWith("Mine5", await new InClass.Flow().ExecuteAsync(5).WithinAsync(), StringComparison.Ordinal);
        Assert.Equal(6, await new InStruct.Flow().ExecuteAsync(5).WithinAsync());
        Assert.Equal(7, await new InRecord.Flow().ExecuteAsync(5).WithinAsync());
        Assert.Equal(8, await new InRecordStruct.Flow().ExecuteAsync(5).WithinAsync());
        Assert.Equal(9, await new IInInterface.Flow().ExecuteAsync(5).WithinAsync());
        Assert.EndsWith("Deep 5", await new Level1.Level2.Level3.Flow().ExecuteAsync(5).WithinAsync(), StringComparison.Ordinal);
        Assert.Equal(15, await new RecordWorkflow(10).ExecuteAsync(5).WithinAsync());
    }

    [Fact]
    public async Task WF24_PrivateWorkflow_StreamsAUnion()
    {
        await using WorkflowHandler<int> handler = await new PrivateFlow().RunAsync("hi");
        List<StreamEvent> events = await handler.StreamEvents().AllAsync();
        Assert.Equal([new Chat.Token("hi"), new Chat.Done(1)], events.Cast<Chat>());
        Assert.Equal(["Chat.Token", "Chat.Done"], events.Select(ev => ev.EventType));
        Assert.Equal([new Chat.Done(1)], await handler.StreamEvents<Chat.Done>().AllAsync());
    }

    [Fact]
    public async Task WF24_WorkflowInSeveralFiles_IsOne() =>
        Assert.Equal(11, await new SplitWorkflow().ExecuteAsync(10).WithinAsync());
}
