using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class UndeclaredPublishTests
{
    [Theory]
    [InlineData("ctx.WriteEventToStream({|GF2004:new P()|});")]
    [InlineData("ctx.WriteEventToStream({|GF2004:new Reply.Token()|});")]
    [InlineData("Reply r = new Reply.Token(); ctx.WriteEventToStream({|GF2004:r|});")]
    [InlineData("ctx.WriteEventToStream(s is null ? {|GF2004:new P()|} : {|GF2004:new Q()|});")]
    [InlineData("int n = await ctx.RequestInputAsync({|GF2004:new HowMany()|});")]
    [InlineData("B b = await ctx.RequestInputAsync({|GF2004:new Ask { Timeout = TimeSpan.FromSeconds(1) }|});")]
    [InlineData("int n = await ctx.RunChildAsync({|GF2004:new Child()|});")]
    [InlineData("int n = await ctx.RunChildAsync({|GF2004:new Child()|}, new StartEvent());")]
    [InlineData("await Task.Run(() => ctx.WriteEventToStream({|GF2004:new P()|}));")]
    [InlineData("await {|GF2004:Tell(ctx)|};")]
    public Task What_is_published_and_not_declared_is_reported(string body) => Rule<UndeclaredPublish>.Reports(Step("[Step]", "await Task.Yield(); " + body));

    [Theory]
    [InlineData("[Step, Publishes<P>]", "ctx.WriteEventToStream(new P());")]
    [InlineData("[Step, Publishes<P>]", "await Tell(ctx);")]
    [InlineData("[Step, Publishes<Reply>]", "ctx.WriteEventToStream(new Reply.Token());")]
    [InlineData("[Step, Publishes<Reply.Token>, Publishes<Reply.Done>]", "Reply r = new Reply.Token(); ctx.WriteEventToStream(r);")]
    [InlineData("[Step, Publishes<HowMany>]", "int n = await ctx.RequestInputAsync(new HowMany());")]
    [InlineData("[Step, Publishes<Child>]", "int n = await ctx.RunChildAsync(new Child());")]
    [InlineData("[Step]", "IWorkflow<StartEvent, int> child = new Child(); int n = await ctx.RunChildAsync(child);")]
    [InlineData("[Step]", "StreamEvent e = new P(); ctx.WriteEventToStream(e);")]
    [InlineData("[Step]", "ctx.WriteEventToStream(new Ask());")]
    [InlineData("[Step]", "Foreign.Use(ctx);")]
    [InlineData("[Step]", "await ctx.StreamCapacityAsync();")]
    public Task What_is_declared_or_cannot_be_told_is_not_reported(string attributes, string body) =>
        Rule<UndeclaredPublish>.Reports(Step(attributes, "await Task.Yield(); " + body));

    [Fact]
    public Task Request_that_is_returned_as_well_needs_no_declaration() => Rule<UndeclaredPublish>.Reports(Flow.Of("""
        [Step] public async Task<AnyOf<Ask, StopEvent>> Begin(Context ctx, StartEvent s)
        {
            B first = await ctx.RequestInputAsync(new Ask());
            return new Ask();
        }

        [Step] public StopEvent End(B b) => new();
        """));

    [Fact]
    public Task Declarations_are_added_in_the_list_of_the_step() => Rule<UndeclaredPublish>.Fixes<DeclareEffect>(
        Step("[Step]", "ctx.WriteEventToStream(new Reply.Token()); int n = await ctx.RunChildAsync(new Child()); await Tell(ctx);"),
        Step("[Step, Publishes<Reply.Token>, Publishes<Child>, Publishes<P>]", "ctx.WriteEventToStream(new Reply.Token()); int n = await ctx.RunChildAsync(new Child()); await Tell(ctx);"));

    [Theory]
    [InlineData("[Step]", "await ctx.ForwardAsync({|GF2004:new Talk()|});")]
    [InlineData("[Step]", "await ctx.ForwardAsync({|GF2004:new Talk()|}, \"talk\");")]
    [InlineData("[Step]", "await ctx.ForwardAsync({|GF2004:agent.StreamAsync(\"hello\")|});")]
    [InlineData("[Step, Publishes<Reply>]", "await ctx.ForwardAsync(new Talk());")]
    [InlineData("[Step, Publishes<GenFlow.Agents.AgentEvent>]", "await ctx.ForwardAsync(agent.StreamAsync(\"hello\"));")]
    [InlineData("[Step]", "IForwardable<StreamEvent, int> any = new Talk(); await ctx.ForwardAsync(any);")]
    public Task Stream_that_is_forwarded_is_published(string attributes, string body) => Rule<UndeclaredPublish>.Reports(Forwarding(attributes, body));

    [Fact]
    public Task Stream_that_is_forwarded_is_declared() => Rule<UndeclaredPublish>.Fixes<DeclareEffect>(
        Forwarding("[Step]", "await ctx.ForwardAsync(new Talk());"),
        Forwarding("[Step, Publishes<Reply>]", "await ctx.ForwardAsync(new Talk());"));

    private static string Forwarding(string attributes, string body) => Step(attributes, "GenFlow.Agents.Agent agent = null!; await Task.Yield(); " + body) + """

        public sealed class Talk : IForwardable<Reply, int>
        {
            public string Name => "talk";
            public int Result => 1;
            public async IAsyncEnumerable<Reply> StreamIn(Context context) { await Task.Yield(); yield return new Reply.Token(); }
        }
        """;

    private static string Step(string attributes, string body) => Flow.Of($$"""
        {{attributes}} public async Task<StopEvent> Begin(Context ctx, StartEvent s) { {{body}} return new(); }

            private async Task Tell(Context ctx)
            {
                await Task.Yield();
                ctx.WriteEventToStream(new P());
            }
        """);

    [Fact]
    public Task Comment_beside_a_declaration_is_not_repeated() => Rule<UndeclaredPublish>.Fixes<DeclareEffect>(
        Flow.Of("""
            [Step] // starts
                [Publishes<P>] // progress
                public StopEvent Begin(Context ctx, StartEvent s)
                {
                    ctx.WriteEventToStream(new P());
                    ctx.WriteEventToStream(new Q());
                    return new();
                }
            """),
        Flow.Of("""
            [Step] // starts
                [Publishes<P>] // progress
                [Publishes<Q>]
                public StopEvent Begin(Context ctx, StartEvent s)
                {
                    ctx.WriteEventToStream(new P());
                    ctx.WriteEventToStream(new Q());
                    return new();
                }
            """));
}
