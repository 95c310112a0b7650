namespace GenFlow.Analyzers.Tests;

public class NobodyAcceptsTests
{
    [Theory]
    [InlineData("[Step] public {|GF2001:A|} Begin(StartEvent s) => new();")]
    [InlineData("[Step] public async Task<{|GF2001:A|}> Begin(StartEvent s) { await Task.Yield(); return new(); }")]
    [InlineData("[Step] public {|GF2001:A|}? Begin(StartEvent s) => null;")]
    [InlineData("[Step] public AnyOf<{|GF2001:A|}, B> Begin(StartEvent s) => new A(); [Step] public StopEvent End(B b) => new();")]
    [InlineData("[Step] public Task<AnyOf<B, {|GF2001:Sealed|}>> Begin(StartEvent s) => null!; [Step] public StopEvent End(B b) => new();")]
    [InlineData("[Step] public global::System.Collections.Generic.IEnumerable<{|GF2001:A|}> Begin(StartEvent s) => [];")]
    [InlineData("[Step] public {|GF2001:A|}[] Begin(StartEvent s) => [];")]
    [InlineData("[Step, {|GF2001:Emits<A>|}] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(new A()); return new(); }")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent({|GF2001:new A()|}); return new(); }")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(s is null ? {|GF2001:new A()|} : new B()); return new(); } [Step] public void End(B b) { }")]
    [InlineData("[Step] public {|GF2001:A|} Begin(StartEvent s) => new(); [Step] public StopEvent End(StepFailed f) => new();")]
    [InlineData("[Step] public {|GF2001:Message|} Begin(StartEvent s) => new Message.Order(); [Step] public StopEvent End(B b) => new();")]
    public Task Event_that_no_step_takes_is_reported(string steps) => Rule<NobodyAccepts>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent End(A a) => new();")]
    [InlineData("[Step] public Derived Begin(StartEvent s) => new(); [Step] public StopEvent End(A a) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new Derived(); [Step] public StopEvent End(Derived d) => new();")]
    [InlineData("[Step] public Message Begin(StartEvent s) => new Message.Order(); [Step] public StopEvent End(Message.Order o) => new();")]
    [InlineData("[Step] public Message.Order Begin(StartEvent s) => new(); [Step] public StopEvent End(Message m) => new();")]
    [InlineData("[Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent End(Event e) => new();")]
    [InlineData("[Step] public Event Begin(StartEvent s) => new A(); [Step] public StopEvent End(B b) => new();")]
    [InlineData("[Step] public StopEventBase Begin(StartEvent s) => new StopEvent();")]
    [InlineData("[Step] public IEnumerable<A> Begin(StartEvent s) => []; [Step] public StopEvent End([Collect] IReadOnlyList<A> all) => new();")]
    [InlineData("[Step] public A Left(StartEvent s) => new(); [Step] public B Right(StartEvent s) => new(); [Step] public StopEvent End(A a, B? b) => new();")]
    [InlineData("[Step] public Ask Begin(StartEvent s) => new(); [Step] public StopEvent End(B b) => new();")]
    [InlineData("[Step] public Ask Begin(StartEvent s) => new();")]
    [InlineData("[Step] public P Begin(StartEvent s) => new();")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(Make()); return new(); } private Event Make() => new A();")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) => new();")]
    [InlineData("[Step] public StartEvent<int> Begin(StartEvent s) => new(1); [Step] public StopEvent End(StartEvent<int> n) => new();")]
    [InlineData("[Step] public StopEvent Begin(Context ctx, StartEvent s) { Foreign.Use(ctx); return new(); }")]
    public Task Event_that_some_step_may_take_is_not_reported(string steps) => Rule<NobodyAccepts>.Reports(Flow.Of(steps));

    [Fact]
    public Task Step_in_another_file_of_the_class_is_seen() => Rule<NobodyAccepts>.Reports(
        """
        [Event] public partial record A;
        [Event] public partial record B;
        [Workflow] public partial class W { [Step] public AnyOf<A, {|GF2001:B|}> Begin(StartEvent s) => new A(); }
        """,
        "public partial class W { [Step] public StopEvent End(A a) => new(); }");

    [Fact]
    public Task Inherited_step_is_reported_at_the_workflow() => Rule<NobodyAccepts>.Reports(
        """
        [Event] public partial record A;
        public abstract class Base { [Step] public A Begin(StartEvent s) => new(); }
        [Workflow] public partial class {|GF2001:W|} : Base { [Step] public StopEvent End(StartEvent<int> s) => new(); }
        """);

    [Fact]
    public Task Class_whose_steps_are_not_all_there_is_not_reported() => Rule<NobodyAccepts>.Reports(
        """
        [Event] public partial record A;
        [Workflow] public abstract partial class W { [Step] public A Begin(StartEvent s) => new(); }
        [Workflow] public partial class X { [Step] public A Begin(StartEvent s) => new(); [Step] public StopEvent End(A a, int n) => new(); }
        """);

    [Fact]
    public Task Event_of_a_generic_type_is_told_from_another() => Rule<NobodyAccepts>.Reports(
        """
        [Event] public partial record Box<T>(T Content);
        [Workflow] public partial class W<T>
        {
            [Step] public AnyOf<Box<T>, {|GF2001:Box<int>|}> Begin(StartEvent<T> s) => new Box<T>(s.Input);
            [Step] public StopEvent<T> End(Box<T> box) => new(box.Content);
        }
        """);
}
