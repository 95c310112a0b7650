using GenFlow.Testing;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Forwarding;

/// <summary>The run's clock, while parts of a forwarded stream ask people and others work.</summary>
public class StrandTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);
    private readonly VirtualTime _clock = new();

    [Fact]
    public async Task StreamThatAsks_AndDoesNothingElse_LeavesTheClockStanding()
    {
        ScriptedStream<Talk> stream = ScriptedStream.Of("agent", static (ctx, _) => Ask(ctx));
        await using WorkflowHandler<string> handler = await StartAsync(ctx => ctx.ForwardAsync(stream));
        await StandsAsync(handler, requests: 1);
        Assert.Equal("agent", (await RequestsAsync(handler)).Single().Path);
        await AnswerAllAsync(handler);
        Assert.Equal("agent said so", await handler.ResultAsync().WithinAsync());

        static async IAsyncEnumerable<Talk> Ask(Context ctx)
        {
            yield return new Talk.Word($"{await ctx.RequestInputAsync(new MayI("go on"))}");
        }
    }

    [Fact]
    public async Task StrandThatWorks_BesideOneThatAsks_LetsTheClockGoOn()
    {
        var works = new Latch();
        await using WorkflowHandler<string> handler = await StartAsync(ctx => ctx.ForwardAsync(Parallel(AskAsync, _ => works.Opened)));
        await RequestsAsync(handler);
        await _clock.TimerStartedAsync(s_limit).WithinAsync();
        _clock.Advance(s_limit);
        works.Open();
        Assert.Equal(nameof(StepTimeoutException), await handler.ResultAsync().WithinAsync());
        InputClosed closed = Assert.Single(await handler.StreamEvents<InputClosed>().AllAsync());
        Assert.Equal(InputClosedReason.Cancelled, closed.Reason);
    }

    [Fact]
    public async Task StrandThatEnds_BesideOneThatAsks_LeavesTheClockStanding()
    {
        var works = new Latch();
        await using WorkflowHandler<string> handler = await StartAsync(ctx => ctx.ForwardAsync(Parallel(AskAsync, _ => works.Opened)));
        await RequestsAsync(handler);
        Assert.Equal(1, _clock.ActiveTimers);
        works.Open();
        await StandsAsync(handler, requests: 1);
        await AnswerAllAsync(handler);
        Assert.Equal("agent said so", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task StrandsThatAllAsk_LeaveTheClockStanding_UntilTheFirstIsAnswered()
    {
        var works = new Latch();
        await using WorkflowHandler<string> handler = await StartAsync(ctx => ctx.ForwardAsync(Parallel(
            AskAsync,
            async strand =>
            {
                await AskAsync(strand);
                await works.Opened;
            })));
        await StandsAsync(handler, requests: 2);
        foreach (InputRequest request in handler.PendingRequests)
        {
            await handler.RespondAsync(request.Id, answer: true);
        }

        Assert.True(SpinWait.SpinUntil(() => _clock.ActiveTimers == 1, Guard.Limit), "The clock stands.");
        works.Open();
        Assert.Equal("agent said so", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task StreamInsideAStrand_WaitsAsTheStrandDoes()
    {
        ScriptedStream<Talk> inner = Parallel(AskAsync, AskAsync);
        await using WorkflowHandler<string> handler = await StartAsync(ctx => ctx.ForwardAsync(Parallel(AskAsync, strand => strand.ForwardAsync(inner))));
        await StandsAsync(handler, requests: 3);
        Assert.Equal(["agent", "agent/agent", "agent/agent"], (await RequestsAsync(handler, 3)).Select(static item => item.Path).Order());
        await AnswerAllAsync(handler);
        Assert.Equal("agent said so", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task ChildInsideAStrand_WaitsAsTheStrandDoes()
    {
        var works = new Latch();
        var child = new ForwardingWorkflow(static async ctx => $"{await ctx.RequestInputAsync(new MayI("in the child"))}");
        await using WorkflowHandler<string> handler = await StartAsync(ctx => ctx.ForwardAsync(Parallel(
            strand => strand.RunChildAsync(child, name: "child"), _ => works.Opened)));
        Assert.Equal("agent/child", (await RequestsAsync(handler)).Single().Path);
        Assert.Equal(1, _clock.ActiveTimers);
        works.Open();
        await StandsAsync(handler, requests: 1);
        await AnswerAllAsync(handler);
        Assert.Equal("agent said so", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task StrandOfAStep_WorksBesideItsOwnRequest()
    {
        var works = new Latch();
        await using WorkflowHandler<string> handler = await StartAsync(async ctx =>
        {
            Task strand = RunAsync(ctx.BeginStrand(), _ => works.Opened);
            await Task.WhenAll(ctx.RequestInputAsync(new MayI("go on")), strand);
            return "both";
        });
        await RequestsAsync(handler);
        Assert.Equal(1, _clock.ActiveTimers);
        works.Open();
        await StandsAsync(handler, requests: 1);
        await AnswerAllAsync(handler);
        Assert.Equal("both", await handler.ResultAsync().WithinAsync());
    }

    [Fact]
    public async Task RequestThatAStrandLeavesOpen_ClosesWithTheStrand()
    {
        var ended = new Latch();
        Task<bool>? forgotten = null;
        await using WorkflowHandler<string> handler = await StartAsync(async ctx =>
        {
            using (Strand strand = ctx.BeginStrand())
            {
                forgotten = strand.Context.RequestInputAsync(new MayI("go on"));
            }

            await ended.Opened;
            return "done";
        });
        StreamItem request = (await RequestsAsync(handler)).Single();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => forgotten!.WithinAsync());
        Assert.Empty(handler.PendingRequests);
        Assert.Equal(1, _clock.ActiveTimers);
        ended.Open();
        await handler.ResultAsync().WithinAsync();
        InputClosed closed = Assert.Single(await handler.StreamEvents<InputClosed>().AllAsync());
        Assert.Equal((((InputRequest)request.Event).Id, InputClosedReason.StepEnded), (closed.Id, closed.Reason));
    }

    [Fact]
    public async Task ManyStrands_ThatAskAndEndAtOnce_LeaveACountThatIsRight()
    {
        const int Strands = 200;
        await using WorkflowHandler<string> handler = await StartAsync(ctx => ctx.ForwardAsync(Parallel(
            [.. Enumerable.Repeat<Func<Context, Task>>(static strand => Task.Run(() => AskAsync(strand)), Strands), AskAsync])));
        Task<List<StreamItem>> asked = RequestsAsync(handler, Strands + 1);
        foreach (StreamItem item in (await asked).Take(Strands))
        {
            await handler.RespondAsync(((InputRequest)item.Event).Id, answer: true);
        }

        await StandsAsync(handler, requests: 1);
        await AnswerAllAsync(handler);
        Assert.Equal("agent said so", await handler.ResultAsync().WithinAsync());
    }

    private Task<WorkflowHandler<string>> StartAsync(Func<Context, Task<string>> step) =>
        new LimitedWorkflow(step).RunAsync(new RunOptions { TimeProvider = _clock }).AsTask();

    private async Task StandsAsync(WorkflowHandler<string> handler, int requests)
    {
        await RequestsAsync(handler, requests);
        Assert.True(SpinWait.SpinUntil(() => _clock.ActiveTimers == 0, Guard.Limit), "The clock goes on.");
        _clock.Advance(TimeSpan.FromDays(1));
    }

    private static async Task<List<StreamItem>> RequestsAsync(WorkflowHandler<string> handler, int count = 1)
    {
        var requests = new List<StreamItem>();
        await using IAsyncEnumerator<StreamItem> items = handler.StreamItems(filter: static item => item.Event is InputRequest).GetAsyncEnumerator();
        while (requests.Count < count && await items.MoveNextAsync().WithinAsync())
        {
            requests.Add(items.Current);
        }

        return requests;
    }

    private static async Task AnswerAllAsync(WorkflowHandler<string> handler)
    {
        foreach (InputRequest request in handler.PendingRequests)
        {
            await handler.RespondAsync(request.Id, answer: true);
        }
    }

    private static Task AskAsync(Context strand) => strand.RequestInputAsync(new MayI("go on"));

    /// <summary>As an agent runs the actions of a message.</summary>
    private static ScriptedStream<Talk> Parallel(params Func<Context, Task>[] actions)
    {
        return ScriptedStream.Of("agent", (ctx, _) => Run(ctx));

        async IAsyncEnumerable<Talk> Run(Context ctx)
        {
            // All begin before the first asks.
            Strand[] strands = [.. actions.Select(_ => ctx.BeginStrand())];
            await Task.WhenAll(actions.Select((action, index) => RunAsync(strands[index], action)).ToArray());
            yield return new Talk.Word("all done");
        }
    }

    private static async Task RunAsync(Strand strand, Func<Context, Task> action)
    {
        using (strand)
        {
            await action(strand.Context);
        }
    }
}
