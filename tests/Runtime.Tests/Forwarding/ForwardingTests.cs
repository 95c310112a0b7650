using System.Runtime.CompilerServices;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Forwarding;

public class ForwardingTests
{
    [Fact]
    public async Task Events_AreInTheRunsStream_InOrder_UnderTheStreamsPath_AndItsResultIsGiven()
    {
        var workflow = new ForwardingWorkflow(async ctx =>
        {
            ctx.WriteEventToStream(new Talk.Word("before"));
            string result = await ctx.ForwardAsync(ScriptedStream.Saying("agent", "a", "b"));
            ctx.WriteEventToStream(new Talk.Word("after"));
            return result;
        });
        await using WorkflowHandler<string> handler = await workflow.RunAsync();
        Assert.Equal("agent said so", await handler.ResultAsync().WithinAsync());
        Assert.Equal(
            [("", "before"), ("agent", "a"), ("agent", "b"), ("", "after")],
            await WordsAsync(handler));
        Assert.All((await handler.StreamItems().AllAsync()).SkipLast(1), static item => Assert.Equal(("Forward", 1, 0), (item.Step, item.Attempt, item.AttemptId)));
    }

    [Fact]
    public async Task Paths_OfOneName_AreNumbered_AndNestInsideEachOtherAndInsideChildren()
    {
        var child = new ForwardingWorkflow(static ctx => ctx.ForwardAsync(ScriptedStream.Saying("agent", "in the child")));
        ScriptedStream<Talk> outer = ScriptedStream.Of("outer", (ctx, _) => Nested(ctx));
        var workflow = new ForwardingWorkflow(async ctx =>
        {
            await ctx.ForwardAsync(ScriptedStream.Saying("agent", "first"));
            await ctx.ForwardAsync(ScriptedStream.Saying("other", "second"), name: "agent");
            await ctx.ForwardAsync(outer);
            return await ctx.RunChildAsync(child, name: "child");
        });
        await using WorkflowHandler<string> handler = await workflow.RunAsync();
        await handler.ResultAsync().WithinAsync();
        Assert.Equal(
            [("agent", "first"), ("agent#2", "second"), ("outer/inner", "deep"), ("outer", "by hand"), ("outer/deeper/agent", "in the child"), ("outer", "done"), ("child/agent", "in the child")],
            await WordsAsync(handler));

        async IAsyncEnumerable<Talk> Nested(Context ctx)
        {
            await ctx.ForwardAsync(ScriptedStream.Saying("inner", "deep"));
            ctx.WriteEventToStream(new Talk.Word("by hand"));
            await ctx.RunChildAsync(child, name: "deeper");
            yield return new Talk.Word("done");
        }
    }

    [Fact]
    public async Task Retry_TakesBackWhatTheStreamHasWritten()
    {
        var workflow = new RepeatingWorkflow(static async ctx =>
        {
            string result = await ctx.ForwardAsync(ScriptedStream.Saying("agent", "a", "b"));
            return ctx.Attempt == 1 ? throw new InvalidOperationException("again") : result;
        });
        await using WorkflowHandler<string> handler = await workflow.RunAsync();
        await handler.ResultAsync().WithinAsync();
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        StepRetrying retrying = Assert.IsType<StepRetrying>(items[2].Event);
        Assert.Equal((1L, 2L), (retrying.From, retrying.To));
        Assert.Equal([("agent", 1), ("agent", 1), ("agent#2", 2), ("agent#2", 2)], items.Where(static item => item.Event is Talk).Select(static item => (item.Path, item.Attempt)));
        Assert.Equal(items[0].AttemptId, items[1].AttemptId);
        Assert.NotEqual(items[0].AttemptId, items[4].AttemptId);
        Assert.Equal(items[0].AttemptId, items[2].AttemptId);
    }

    [Fact]
    public async Task Failure_OfTheStream_ArrivesAsTheSameObject_AndTheStreamIsDisposed()
    {
        var thrown = new InvalidOperationException("the line is cut");
        bool disposed = false;
        Exception? seen = null;
        var workflow = new ForwardingWorkflow(async ctx =>
        {
            seen = await Record.ExceptionAsync(() => ctx.ForwardAsync(ScriptedStream.Of("agent", (_, _) => Cut())));
            return "";
        });
        await using WorkflowHandler<string> handler = await workflow.RunAsync();
        await handler.ResultAsync().WithinAsync();
        Assert.Same(thrown, seen);
        Assert.True(disposed);
        Assert.Equal([("agent", "a")], await WordsAsync(handler));

        async IAsyncEnumerable<Talk> Cut()
        {
            try
            {
                yield return new Talk.Word("a");
                await Task.Yield();
                throw thrown;
            }
            finally
            {
                disposed = true;
            }
        }
    }

    [Fact]
    public async Task Cancellation_OfTheRun_EndsTheStream_WhoseLastWordsAreStillWritten()
    {
        var speaks = new Latch();
        OperationCanceledException? seen = null;
        var workflow = new ForwardingWorkflow(async ctx =>
        {
            seen = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ctx.ForwardAsync(ScriptedStream.Of("agent", (_, token) => SayUntilAsync(speaks, token))));
            throw seen;
        });
        await using WorkflowHandler<string> handler = await workflow.RunAsync();
        await speaks.WithinAsync();
        handler.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        Assert.NotNull(seen);
        Assert.Empty(handler.Failures);
        Assert.Equal(["a", "closed"], (await handler.StreamEvents<Talk>().AllAsync()).Select(TextOf));
    }

    [Fact]
    public async Task StreamThatItsStepDoesNotAwait_EndsWithTheStep_AndBeforeTheRun()
    {
        var speaks = new Latch();
        Task<string>? forgotten = null;
        var workflow = new ForwardingWorkflow(async ctx =>
        {
            forgotten = ctx.ForwardAsync(ScriptedStream.Of("agent", (_, token) => SayUntilAsync(speaks, token)));
            await speaks.Opened;
            return "done";
        });
        await using WorkflowHandler<string> handler = await workflow.RunAsync();
        Assert.Equal("done", await handler.ResultAsync().WithinAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forgotten!.WithinAsync());
        Assert.Equal(["a", "closed"], (await handler.StreamEvents<Talk>().AllAsync()).Select(TextOf));
        Assert.Equal(0, handler.DroppedEvents);
    }

    [Fact]
    public async Task StreamThatGoesOnAfterTheRunsEnd_IsStopped_AndWhatItSaysIsCounted()
    {
        var speaks = new Latch();
        var goesOn = new Latch();
        var stopped = new Latch();
        var workflow = new ForwardingWorkflow(async ctx =>
        {
            try
            {
                return await ctx.ForwardAsync(ScriptedStream.Of("agent", (_, _) => Deaf()));
            }
            finally
            {
                stopped.Open();
            }
        });
        await using WorkflowHandler<string> handler = await workflow.RunAsync(new RunOptions { Grace = TimeSpan.Zero });
        await speaks.WithinAsync();
        handler.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => handler.ResultAsync().WithinAsync());
        goesOn.Open();
        await stopped.WithinAsync();
        Assert.Equal(1, handler.DroppedEvents);
        Assert.Equal([("agent", "a")], await WordsAsync(handler));

        async IAsyncEnumerable<Talk> Deaf()
        {
            yield return new Talk.Word("a");
            speaks.Open();
            await goesOn.Opened;
            while (true)
            {
                yield return new Talk.Word("still here");
            }
        }
    }

    [Fact]
    public async Task EventThatOnlyTheEngineWrites_IsRefused_AndNoneOfItIsOnTheStream()
    {
        bool disposed = false;
        var stream = new ScriptedStream<StreamEvent>("agent", (_, _) => Ending());
        await using WorkflowHandler<string> handler = await new ForwardingWorkflow(ctx => ctx.ForwardAsync(stream)).RunAsync();
        ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(() => handler.ResultAsync().WithinAsync());
        Assert.Contains("RunCancelled", refused.Message, StringComparison.Ordinal);
        Assert.True(disposed);
        Assert.IsType<RunFailed>(Assert.Single(await handler.StreamItems().AllAsync()).Event);

        async IAsyncEnumerable<StreamEvent> Ending()
        {
            await Task.Yield();
            try
            {
                yield return new RunCancelled();
            }
            finally
            {
                disposed = true;
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("long")]
    public async Task BadInput_NameThatIsNoPartOfAPath_IsRefused(string name)
    {
        string given = name == "long" ? new string('x', 201) : name;
        var byItself = new ForwardingWorkflow(ctx => ctx.ForwardAsync(ScriptedStream.Saying(given)));
        var byCaller = new ForwardingWorkflow(ctx => ctx.ForwardAsync(ScriptedStream.Saying("agent"), given));
        await Assert.ThrowsAsync<ArgumentException>(nameof(name), () => byItself.ExecuteAsync().WithinAsync());
        await Assert.ThrowsAsync<ArgumentException>(nameof(name), () => byCaller.ExecuteAsync().WithinAsync());
    }

    [Fact]
    public async Task BadInput_StreamThatForwardsItself_IsToldSo_AtABoundedDepth()
    {
        ScriptedStream<Talk>? self = null;
        self = ScriptedStream.Of("self", (ctx, _) => Again(ctx));
        WorkflowException exception = await Assert.ThrowsAsync<WorkflowException>(
            () => new ForwardingWorkflow(ctx => ctx.ForwardAsync(self)).ExecuteAsync().WithinAsync());
        Assert.Contains("64", exception.Message, StringComparison.Ordinal);

        async IAsyncEnumerable<Talk> Again(Context ctx)
        {
            yield return new Talk.Word(await ctx.ForwardAsync(self!));
        }
    }

    [Fact]
    public async Task ContextOfAStepThatHasEnded_ForwardsNothing()
    {
        Context kept = default;
        var workflow = new ForwardingWorkflow(ctx =>
        {
            kept = ctx;
            return Task.FromResult("");
        });
        await workflow.ExecuteAsync().WithinAsync();
        await Assert.ThrowsAsync<WorkflowEndedException>(() => kept.ForwardAsync(ScriptedStream.Saying("agent", "late")).WithinAsync());
        Assert.Throws<WorkflowEndedException>(() => kept.BeginStrand());
        await Assert.ThrowsAsync<InvalidOperationException>(() => default(Context).ForwardAsync(ScriptedStream.Saying("agent")));
    }

    [Fact]
    public async Task Graph_ShowsWhatAStepForwarded_WhereItDeclaresNothing()
    {
        await new SilentWorkflow().ExecuteAsync().WithinAsync();
        Assert.Contains("Talk.Word", SilentWorkflow.Graph.ToMermaid(), StringComparison.Ordinal);
    }

    private static async IAsyncEnumerable<Talk> SayUntilAsync(Latch speaks, [EnumeratorCancellation] CancellationToken token)
    {
        yield return new Talk.Word("a");
        speaks.Open();
        Exception? cancelled = await Record.ExceptionAsync(() => Task.Delay(Timeout.Infinite, token));
        yield return new Talk.Closed("closed");
        throw cancelled!;
    }

    private static async Task<List<(string Path, string Text)>> WordsAsync<T>(WorkflowHandler<T> handler) =>
        [.. (await handler.StreamItems().AllAsync()).Where(static item => item.Event is Talk).Select(static item => (item.Path, TextOf(item.Event)))];

    private static string TextOf(StreamEvent ev) => ev switch
    {
        Talk.Word word => word.Text,
        Talk.Closed closed => closed.Text,
        _ => ev.EventType,
    };
}
