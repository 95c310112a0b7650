using GenFlow.CodeFixes;

namespace GenFlow.Analyzers.Tests;

public class TokenNotForwardedTests
{
    private const string Members = """
        public static Task Optional(int a, int b = 0, CancellationToken cancel = default) => Task.CompletedTask;
        public static Task Overloaded(int a) => Task.CompletedTask;
        public static Task Overloaded(int a, CancellationToken token) => Task.CompletedTask;
        public static Task<T> Generic<T>(T a) => Task.FromResult(a);
        public static Task<T> Generic<T>(T a, CancellationToken token) => Task.FromResult(a);
        public static Task Other(int a) => Task.CompletedTask;
        public static Task Other(string a, CancellationToken token) => Task.CompletedTask;
        public static void Nothing(CancellationToken token = default) { }
        public static async IAsyncEnumerable<int> Items(CancellationToken token = default) { await Task.Yield(); yield return 1; }
        """;

    [Theory]
    [InlineData("await Task.{|GF1007:Delay|}(100);")]
    [InlineData("await {|GF1007:Optional|}(1);")]
    [InlineData("await {|GF1007:Optional|}(1, 2);")]
    [InlineData("await {|GF1007:Overloaded|}(1);")]
    [InlineData("await {|GF1007:Generic|}(\"a\");")]
    [InlineData("string text = await File.{|GF1007:ReadAllTextAsync|}(\"a\");")]
    [InlineData("using var reader = new StringReader(\"a\"); string? line = await reader.{|GF1007:ReadLineAsync|}();")]
    [InlineData("await foreach (int i in {|GF1007:Items|}()) { }")]
    [InlineData("async Task Local() => await {|GF1007:Overloaded|}(1); await Local();")]
    [InlineData("Func<Task> f = async () => await {|GF1007:Overloaded|}(1); await f();")]
    [InlineData("var gate = new SemaphoreSlim(1); await gate.{|GF1007:WaitAsync|}();")]
    [InlineData("try { await {|GF1007:Overloaded|}(1); } finally { }")]
    [InlineData("await 5.{|GF1007:LaterAsync|}();")]
    [InlineData("GenFlow.Agents.Agent agent = null!; await foreach (var ev in agent.{|GF1007:StreamAsync|}(\"hello\")) { }")]
    [InlineData("GenFlow.Agents.Agent agent = null!; await foreach (var ev in agent.{|GF1007:StreamAsync|}(\"hello\").ConfigureAwait(false)) { }")]
    public Task Call_without_the_token_is_reported(string statement) => Rule<TokenNotForwarded>.Reports(Source(statement));

    [Theory]
    [InlineData("await Task.Delay(100, ctx.CancellationToken);")]
    [InlineData("await Overloaded(1, CancellationToken.None);")]
    [InlineData("await Overloaded(1, default);")]
    [InlineData("await Optional(1, cancel: default);")]
    [InlineData("await Other(1);")]
    [InlineData("Nothing();")]
    [InlineData("await Task.Run(() => 1);")]
    [InlineData("await Task.Factory.StartNew(() => 1);")]
    [InlineData("await foreach (int i in Items().WithCancellation(ctx.CancellationToken)) { }")]
    [InlineData("await foreach (int i in Items().WithCancellation(ctx.CancellationToken).ConfigureAwait(false)) { }")]
    [InlineData("await Task.CompletedTask.ContinueWith(_ => 1);")]
    [InlineData("try { } finally { await Overloaded(1); }")]
    [InlineData("try { } catch (OperationCanceledException) { await Overloaded(1); }")]
    [InlineData("await ctx.RequestInputAsync(new Ask());")]
    [InlineData("await ctx.StreamCapacityAsync();")]
    [InlineData("GenFlow.Agents.Agent agent = null!; await ctx.ForwardAsync(agent.StreamAsync(\"hello\"));")]
    [InlineData("GenFlow.Agents.Agent agent = null!; var stream = agent.StreamAsync(\"hello\"); await ctx.ForwardAsync(stream);")]
    [InlineData("GenFlow.Agents.Agent agent = null!; await foreach (var ev in agent.StreamAsync(\"hello\", cancellationToken: ctx.CancellationToken)) { }")]
    [InlineData("GenFlow.Agents.Agent agent = null!; await foreach (var ev in agent.StreamAsync(\"hello\").WithCancellation(ctx.CancellationToken)) { }")]
    [InlineData("GenFlow.Agents.Agent agent = null!; await ctx.ForwardAsync((true ? agent.StreamAsync(\"hello\") : agent.StreamAsync(\"goodbye\")), \"agent\");")]
    [InlineData("Func<CancellationToken, Task> f = async token => await Overloaded(1);")]
    [InlineData("static async Task Local() => await Overloaded(1); await Local();")]
    [InlineData("Func<int, Task> f = static async ctx => await Overloaded(ctx);")]
    [InlineData("new TaskCompletionSource().TrySetCanceled();")]
    public Task Call_that_is_given_a_token_or_wants_none_is_not_reported(string statement) => Rule<TokenNotForwarded>.Reports(Source(statement));

    [Theory]
    [InlineData("public Task Note(StartEvent start) => Task.Delay(1);")]
    [InlineData("public Task Note(Context ctx, StartEvent start, CancellationToken token) => Task.Delay(1);")]
    [InlineData("public Task Note(CancellationToken token, StartEvent start) => Task.{|GF1007:Delay|}(1);")]
    [InlineData("public Task Note(Context context, StartEvent start) => Task.{|GF1007:Delay|}(1);")]
    public Task Step_with_a_token_that_only_we_know_of_is_reported(string step) => Rule<TokenNotForwarded>.Reports(StepSource.Workflow("[Step] " + step));

    [Fact]
    public Task Method_that_is_no_step_is_not_reported() =>
        Rule<TokenNotForwarded>.Reports(StepSource.Async("", "private static Task Helper(Context ctx) => Task.Delay(1);"));

    [Fact]
    public Task Token_becomes_an_argument() => Rule<TokenNotForwarded>.Fixes<ForwardToken>(
        Source("""
            await Task.Delay(100); // behind
                    await Optional(1);
                    await Optional(1, 2);
                    await Optional(b: 2, a: 1);
                    await Overloaded(1);
                    await 5.LaterAsync();
                    await File.ReadAllTextAsync(await File.ReadAllTextAsync("a"));
            """),
        Source("""
            await Task.Delay(100, ctx.CancellationToken); // behind
                    await Optional(1, cancel: ctx.CancellationToken);
                    await Optional(1, 2, ctx.CancellationToken);
                    await Optional(b: 2, a: 1, cancel: ctx.CancellationToken);
                    await Overloaded(1, ctx.CancellationToken);
                    await 5.LaterAsync(ctx.CancellationToken);
                    await File.ReadAllTextAsync(await File.ReadAllTextAsync("a", ctx.CancellationToken), ctx.CancellationToken);
            """));

    private static string Source(string statement) => StepSource.Async(statement, Members) + """

        public static class Extensions
        {
            public static Task LaterAsync(this int n, CancellationToken token = default) => Task.CompletedTask;
        }

        [StreamEvent] public partial record Ask : InputRequest<string>;
        """;
}
