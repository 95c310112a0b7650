using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class DeclaredButNotPublishedTests
{
    [Theory]
    [InlineData("[Step, {|GF2006:Publishes<P>|}]", "")]
    [InlineData("[Step, {|GF2006:Publishes<P>|}, Publishes<Q>]", "ctx.WriteEventToStream(new Q());")]
    [InlineData("[Step, {|GF2006:Publishes<Reply.Done>|}, Publishes<Reply.Token>]", "ctx.WriteEventToStream(new Reply.Token());")]
    [InlineData("[Step, {|GF2006:Publishes<Child>|}]", "ctx.SendEvent(new A());")]
    [InlineData("[Step, {|GF2006:Publishes<HowMany>|}]", "B b = await ctx.RequestInputAsync(new Ask());")]
    [InlineData("[Step, {|GF2006:Publishes<P>|}]", "ctx.SendEvent(new P());")]
    public Task Declaration_that_the_body_does_not_keep_is_reported(string attributes, string body) =>
        Rule<DeclaredButNotPublished>.Reports(Step(attributes, body));

    [Theory]
    [InlineData("[Step, Publishes<P>]", "ctx.WriteEventToStream(new P());")]
    [InlineData("[Step, Publishes<Reply>]", "ctx.WriteEventToStream(new Reply.Token());")]
    [InlineData("[Step, Publishes<Child>]", "int n = await ctx.RunChildAsync(new Child());")]
    [InlineData("[Step, Publishes<Child>]", "IWorkflow<StartEvent, int> child = new Child(); int n = await ctx.RunChildAsync(child);")]
    [InlineData("[Step, Publishes<HowMany>]", "int n = await ctx.RequestInputAsync(new HowMany());")]
    [InlineData("[Step, Publishes<Ask>]", "ctx.SendEvent(new Ask());")]
    [InlineData("[Step, Publishes<P>]", "Action<StreamEvent> write = ctx.WriteEventToStream;")]
    [InlineData("[Step, Publishes<P>]", "Foreign.Use(ctx);")]
    [InlineData("[Step, Publishes<P>]", "StreamEvent e = new P(); ctx.WriteEventToStream(e);")]
    [InlineData("[Step, Publishes<string>]", "")]
    [InlineData("[Step, Publishes<GenFlow.Agents.AgentEvent>, Publishes<GenFlow.Agents.ApproveAction>]", "GenFlow.Agents.Agent agent = null!; await ctx.ForwardAsync(agent.StreamAsync(\"hello\"));")]
    public Task Declaration_that_may_be_kept_is_not_reported(string attributes, string body) =>
        Rule<DeclaredButNotPublished>.Reports(Step(attributes, body));

    [Fact]
    public Task Request_that_is_returned_may_be_declared() => Rule<DeclaredButNotPublished>.Reports(
        Flow.Of("[Step, Publishes<Ask>] public Ask Begin(StartEvent s) => new(); [Step] public StopEvent End(B b) => new();"));

    [Fact]
    public Task Attribute_is_removed() => Rule<DeclaredButNotPublished>.Fixes<RemoveDeclaration>(
        Step("[Step, Publishes<P>, Publishes<Child>]", "ctx.SendEvent(new A());"),
        Step("[Step]", "ctx.SendEvent(new A());"));

    private static string Step(string attributes, string body) =>
        Flow.Of($$"""{{attributes}} public async Task<StopEvent> Begin(Context ctx, StartEvent s) { await Task.Yield(); {{body}} return new(); }""");

    [Fact]
    public Task List_at_the_end_of_a_line_leaves_the_line() => Rule<DeclaredButNotPublished>.Fixes<RemoveDeclaration>(
        Flow.Of("""
            [Step] [Publishes<P>] // progress
                public StopEvent Begin(Context ctx, StartEvent s) => new();
            """),
        Flow.Of("""
            [Step]
                public StopEvent Begin(Context ctx, StartEvent s) => new();
            """));
}
