using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class UndeclaredSendTests
{
    private const string Takers = "[Step] public void TakeA(A a) { } [Step] public void TakeB(B b) { } [Step] public void TakeMessage(Message m) { }";

    [Theory]
    [InlineData("ctx.SendEvent({|GF2003:new A()|});")]
    [InlineData("ctx.SendEvent(ev: {|GF2003:new A()|});")]
    [InlineData("ctx.SendEvent({|GF2003:new A()|}); ctx.SendEvent(new A());")]
    [InlineData("ctx.SendEvent({|GF2003:new A()|}); ctx.SendEvent({|GF2003:new B()|});")]
    [InlineData("ctx.SendEvent((Event){|GF2003:new A()|});")]
    [InlineData("Event e = new B(); ctx.SendEvent({|GF2003:(B)e|});")]
    [InlineData("ctx.SendEvent(s is null ? {|GF2003:new A()|} : {|GF2003:new B()|});")]
    [InlineData("ctx.SendEvent({|GF2003:new StopEvent<int>(1)|});")]
    [InlineData("Action f = () => ctx.SendEvent({|GF2003:new A()|}); f();")]
    [InlineData("void Local(Context c) => c.SendEvent({|GF2003:new A()|}); Local(ctx);")]
    [InlineData("Context copy = ctx; copy.SendEvent({|GF2003:new A()|});")]
    [InlineData("{|GF2003:Helper(ctx)|};")]
    [InlineData("{|GF2003:this.Helper(ctx)|}; Helper(ctx);")]
    [InlineData("{|GF2003:Deeper(ctx, 3)|};")]
    public Task Event_that_is_sent_and_not_declared_is_reported(string body) => Rule<UndeclaredSend>.Reports(Step("[Step]", body));

    [Theory]
    [InlineData("[Step, Emits<A>]", "ctx.SendEvent(new A());")]
    [InlineData("[Step, Emits<A>]", "Helper(ctx);")]
    [InlineData("[Step, Emits<A>]", "ctx.SendEvent(new Derived());")]
    [InlineData("[Step, Emits<Message>]", "ctx.SendEvent(new Message.Order());")]
    [InlineData("[Step, Emits<Message.Order>]", "Message m = new Message.Order(); ctx.SendEvent(m);")]
    [InlineData("[Step]", "Event e = new A(); ctx.SendEvent(e);")]
    [InlineData("[Step]", "ctx.SendEvent(new C());")]
    [InlineData("[Step]", "ctx.SendEvent(new P());")]
    [InlineData("[Step]", "ctx.WriteEventToStream(new P());")]
    [InlineData("[Step]", "Foreign.Use(ctx);")]
    [InlineData("[Step]", "Overridable(ctx);")]
    [InlineData("[Step]", "Tool.Send(ctx);")]
    [InlineData("[Step]", "Unwritten(ctx);")]
    public Task Event_that_is_declared_or_cannot_be_told_is_not_reported(string attributes, string body) =>
        Rule<UndeclaredSend>.Reports(Step(attributes, body));

    [Fact]
    public Task What_is_returned_needs_no_declaration() => Rule<UndeclaredSend>.Reports(Flow.Of("""
        [Step] public A Begin(Context ctx, StartEvent s) { ctx.SendEvent(new A()); return new(); }
        [Step] public StopEvent End(A a) => new();
        """));

    [Fact]
    public Task Type_parameter_cannot_be_declared() => Rule<UndeclaredSend>.Reports(
        "[Workflow] public partial class W<T> { [Step] public void Begin(Context ctx, StartEvent<T> s) => ctx.SendEvent(new StopEvent<T>(s.Input)); }");

    [Fact]
    public Task Step_of_a_base_class_is_reported_there() => Rule<UndeclaredSend>.Reports(
        """
        public abstract class Base { [Step] public void Begin(Context ctx, StartEvent s) => ctx.SendEvent({|GF2003:new StopEvent()|}); }
        [Workflow] public partial class W : Base { }
        """);

    [Fact]
    public Task Helper_in_another_file_of_the_class_is_followed() => Rule<UndeclaredSend>.Reports(
        "[Workflow] public partial class W { [Step] public void Begin(Context ctx, StartEvent s) => {|GF2003:End(ctx)|}; }",
        "public partial class W { private static void End(Context ctx) => ctx.SendEvent(new StopEvent()); }");

    [Fact]
    public Task Declaration_is_added_where_the_others_stand() => Rule<UndeclaredSend>.Fixes<DeclareEffect>(
        """
        namespace Some.Place
        {
            [Event] public partial record Box<T>(T Content);
        }

        namespace Other
        {
            using Some.Place;

            [Workflow]
            public partial class W
            {
                [Step(Retries = 1)] // first
                public void Begin(Context ctx, StartEvent s)
                {
                    Pass(ctx);
                    ctx.SendEvent(new Box<string>(""));
                }

                /// <summary>Doc.</summary>
                [Step]
                // Two.
                [Publishes<P>]
                public void More(Context ctx, Box<int> box)
                {
                    ctx.WriteEventToStream(new P());
                    ctx.SendEvent(new StopEvent());
                }

                [GenFlow.Step]
                public void Last(Context ctx, Box<string> box) => ctx.SendEvent(new StopEvent());

                private void Pass(Context ctx) => ctx.SendEvent(new Box<int>(1));
            }

            [StreamEvent] public partial record P;
        }
        """,
        """
        namespace Some.Place
        {
            [Event] public partial record Box<T>(T Content);
        }

        namespace Other
        {
            using Some.Place;

            [Workflow]
            public partial class W
            {
                [Step(Retries = 1), Emits<Box<int>>, Emits<Box<string>>] // first
                public void Begin(Context ctx, StartEvent s)
                {
                    Pass(ctx);
                    ctx.SendEvent(new Box<string>(""));
                }

                /// <summary>Doc.</summary>
                [Step]
                // Two.
                [Publishes<P>]
                [Emits<StopEvent>]
                public void More(Context ctx, Box<int> box)
                {
                    ctx.WriteEventToStream(new P());
                    ctx.SendEvent(new StopEvent());
                }

                [GenFlow.Step, GenFlow.Emits<StopEvent>]
                public void Last(Context ctx, Box<string> box) => ctx.SendEvent(new StopEvent());

                private void Pass(Context ctx) => ctx.SendEvent(new Box<int>(1));
            }

            [StreamEvent] public partial record P;
        }
        """);

    private static string Step(string attributes, string body) => Flow.Of($$"""
        {{Takers}}

            {{attributes}} public void Begin(Context ctx, StartEvent s) { {{body}} }

            private void Helper(Context ctx) => ctx.SendEvent(new A());

            private void Deeper(Context ctx, int depth)
            {
                if (depth > 0) Deeper(ctx, depth - 1);
                ctx.SendEvent(new B());
            }

            private void Unwritten(Context ctx) => throw new NotImplementedException();

            protected virtual void Overridable(Context ctx) => ctx.SendEvent(new A());

            private static class Tool
            {
                public static void Send(Context ctx) => ctx.SendEvent(new B());
            }
        """);
}
