using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class DeclaredButNotSentTests
{
    [Theory]
    [InlineData("[Step, {|GF2005:Emits<A>|}] public StopEvent Begin(Context ctx, StartEvent s) => new();")]
    [InlineData("[Step, {|GF2005:Emits<A>|}] public StopEvent Begin(StartEvent s) => new();")]
    [InlineData("[Step, {|GF2005:Emits<A>|}] public A Begin(Context ctx, StartEvent s) => new();")]
    [InlineData("[Step, {|GF2005:Emits<A>|}, Emits<B>] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(new B()); return new(); }")]
    [InlineData("[Step, {|GF2005:Emits<A>|}] public StopEvent Begin(Context ctx, StartEvent s) { Helper(ctx); return new(); } private void Helper(Context ctx) { Action f = () => ctx.WriteEventToStream(new P()); f(); }")]
    [InlineData("[Step] [{|GF2005:Emits<Ask>|}] public StopEvent Begin(Context ctx, StartEvent s) => new();")]
    public Task Declaration_that_the_body_does_not_keep_is_reported(string steps) => Rule<DeclaredButNotSent>.Reports(Flow.Of(steps));

    [Theory]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(new A()); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { ctx.SendEvent(new Derived()); return new(); }")]
    [InlineData("[Step, Emits<Message.Order>] public StopEvent Begin(Context ctx, StartEvent s) { Message m = new Message.Order(); ctx.SendEvent(m); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { Event e = new A(); ctx.SendEvent(e); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { Helper(ctx); return new(); } private void Helper(Context ctx) => ctx.SendEvent(new A());")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { Foreign.Use(ctx); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { Action<Event> send = ctx.SendEvent; send(new A()); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { _kept = ctx; return new(); } private Context _kept;")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { var both = (ctx, 1); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { object o = ctx; return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { new List<Context>().Add(ctx); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { Func<Context, Task> f = null!; f(ctx); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) => throw new NotImplementedException();")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { throw new NotImplementedException(); }")]
    [InlineData("[Step, Emits<A>] public void Begin(Context ctx, StartEvent s) { }")]
    [InlineData("[Step, Emits<Message.Order>, Emits<Message.Question>] public Message Begin(Context ctx, StartEvent s) => new Message.Order();")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { void Local() => ctx.SendEvent(new A()); Local(); return new(); }")]
    [InlineData("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { Task.Run(() => ctx.SendEvent(new A())); return new(); }")]
    public Task Declaration_that_may_be_kept_is_not_reported(string steps) => Rule<DeclaredButNotSent>.Reports(Flow.Of(steps));

    [Fact]
    public Task Body_that_does_not_compile_yet_is_not_reported() => Rule<DeclaredButNotSent>.Reports(
        ["CS0103"],
        Flow.Of("[Step, Emits<A>] public StopEvent Begin(Context ctx, StartEvent s) { Unknown(ctx); return new(); }"));

    [Fact]
    public Task Attribute_goes_with_its_list_where_it_was_alone() => Rule<DeclaredButNotSent>.Fixes<RemoveDeclaration>(
        Flow.Of("""
            [Step, Emits<A>, Emits<B>] // both
                public StopEvent Begin(Context ctx, StartEvent s) => new();

                /// <summary>Doc.</summary>
                [Emits<A>]
                [Step]
                [Emits<B>]
                public StopEvent More(Context ctx, StartEvent<int> s) => new();
            """),
        Flow.Of("""
            [Step] // both
                public StopEvent Begin(Context ctx, StartEvent s) => new();

                /// <summary>Doc.</summary>
                [Step]
                public StopEvent More(Context ctx, StartEvent<int> s) => new();
            """));
}
