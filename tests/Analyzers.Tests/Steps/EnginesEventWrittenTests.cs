namespace GenFlow.Analyzers.Tests;

public class EnginesEventWrittenTests
{
    [Theory]
    [InlineData("ctx.WriteEventToStream({|GF1014:new Approve()|});")]
    [InlineData("ctx.WriteEventToStream(ev: {|GF1014:new Approve()|});")]
    [InlineData("ctx.WriteEventToStream(start is null ? new Note() : {|GF1014:new Approve()|});")]
    [InlineData("Action later = () => ctx.WriteEventToStream({|GF1014:new Approve()|}); later();")]
    [InlineData("ctx.WriteEventToStream({|GF1014:new StepRetrying(\"A\", 1, 1, 2)|});")]
    [InlineData("ctx.WriteEventToStream({|GF1014:new StreamGap(1, 2)|});")]
    [InlineData("foreach (RunEnded end in new RunEnded[0]) ctx.WriteEventToStream({|GF1014:end|});")]
    [InlineData("foreach (Lifecycle item in new Lifecycle[0]) ctx.WriteEventToStream({|GF1014:item|});")]
    public Task Event_of_the_engine_is_reported_where_it_is_written(string statement) => Rule<EnginesEventWritten>.Reports(Step(statement));

    [Theory]
    [InlineData("ctx.WriteEventToStream(new Note());")]
    [InlineData("foreach (StreamEvent ev in new StreamEvent[0]) ctx.WriteEventToStream(ev);")]
    [InlineData("ctx.SendEvent(new Approve());")]
    [InlineData("new Other().WriteEventToStream(new Approve());")]
    public Task Other_event_or_other_call_is_not_reported(string statement) => Rule<EnginesEventWritten>.Reports(Step(statement));

    [Fact]
    public Task Event_that_does_not_exist_is_not_reported() => Rule<EnginesEventWritten>.Reports(["CS0246"], Step("ctx.WriteEventToStream(new Missing());"));

    private static string Step(string body) => $$"""
        [Event] public partial record Approval;
        [StreamEvent] public partial record Approve : InputRequest<Approval>;
        [StreamEvent] public partial record Note;

        public class Other
        {
            public void WriteEventToStream(StreamEvent ev) { }
        }

        [Workflow]
        public partial class W
        {
            [Step]
            public StopEvent Process(Context ctx, StartEvent start)
            {
                {{body}}
                return new StopEvent();
            }
        }
        """;
}
