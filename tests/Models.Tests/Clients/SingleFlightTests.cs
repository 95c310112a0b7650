using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests.Clients;

/// <summary>Several who ask for the same at the same time.</summary>
public sealed class SingleFlightTests
{
    [Fact]
    public async Task Those_who_ask_at_once_read_one_call_as_it_comes()
    {
        var gate = new TaskCompletionSource();
        using var alpha = new FakeClient("alpha", call => Gated(gate.Task, call.CancellationToken));
        using var client = new CachingChatClient(alpha);
        await using IAsyncEnumerator<ChatResponseUpdate> one = Ask(client), other = Ask(client);

        Assert.True(await one.MoveNextAsync());
        Assert.True(await other.MoveNextAsync());
        Assert.Equal(("a", "a"), (one.Current.Text, other.Current.Text));
        Assert.NotSame(one.Current, other.Current);
        Assert.Null(one.Current.AdditionalProperties);
        Assert.Equal(CachingChatClient.Shared, other.Current.AdditionalProperties![CachingChatClient.PropertyName]);
        ValueTask<bool> more = one.MoveNextAsync(), same = other.MoveNextAsync();
        Assert.False(more.IsCompleted || same.IsCompleted);
        gate.SetResult();

        Assert.True(await more && await same);
        Assert.Equal(("b", "b"), (one.Current.Text, other.Current.Text));
        Assert.Single(alpha.Calls);
    }

    [Fact]
    public async Task Nothing_runs_ahead_of_the_fastest_reader()
    {
        int given = 0;
        async IAsyncEnumerable<ChatResponseUpdate> Counted()
        {
            foreach (ChatResponseUpdate update in FakeClient.Texts("a", "b", "c"))
            {
                await Task.CompletedTask;
                given++;
                yield return update;
            }
        }

        using var client = new CachingChatClient(new FakeClient("alpha", _ => Counted()));
        await using IAsyncEnumerator<ChatResponseUpdate> one = Ask(client), other = Ask(client);

        await one.MoveNextAsync();
        await other.MoveNextAsync();
        Assert.Equal(1, given);
        await one.MoveNextAsync();
        await one.MoveNextAsync();
        Assert.Equal(3, given);
        await other.MoveNextAsync();
        Assert.Equal("b", other.Current.Text);
        Assert.Equal(3, given);
    }

    [Fact]
    public async Task Cancellation_of_one_leaves_the_others_their_answer()
    {
        var gate = new TaskCompletionSource();
        using var alpha = new FakeClient("alpha", call => Gated(gate.Task, call.CancellationToken));
        using var client = new CachingChatClient(alpha);
        using var stop = new CancellationTokenSource();

        Task<ChatResponse> first = client.GetStreamingResponseAsync("Hi", cancellationToken: stop.Token).ToChatResponseAsync(CancellationToken.None);
        Task<ChatResponse> second = client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(alpha.Calls[0].CancellationToken.IsCancellationRequested);
        Assert.Equal(0, alpha.Closed);
        gate.SetResult();

        Assert.Equal("ab", (await second).Text);
        Assert.Equal(1, alpha.Closed);
    }

    [Fact]
    public async Task Call_that_nobody_reads_any_more_is_cancelled_and_the_next_who_asks_begins_anew()
    {
        var never = new TaskCompletionSource();
        int calls = 0;
        using var alpha = new FakeClient("alpha", call => ++calls == 1 ? Gated(never.Task, call.CancellationToken) : FakeClient.Updates(null, FakeClient.Texts("c")));
        using var client = new CachingChatClient(alpha);
        using var stop = new CancellationTokenSource();

        Task<ChatResponse>[] both = [.. Enumerable.Range(0, 2).Select(_ => client.GetStreamingResponseAsync("Hi", cancellationToken: stop.Token).ToChatResponseAsync(CancellationToken.None))];
        await stop.CancelAsync();
        foreach (Task<ChatResponse> one in both)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        Assert.Equal(1, alpha.Closed);
        Assert.Equal("c", (await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()).Text);
    }

    [Fact]
    public async Task Failure_goes_to_all_who_waited_behind_what_came_and_is_not_kept()
    {
        var gate = new TaskCompletionSource();
        var error = new ModelServerException("no");
        int calls = 0;
        async IAsyncEnumerable<ChatResponseUpdate> Failing()
        {
            yield return new(ChatRole.Assistant, "a");
            await gate.Task;
            throw error;
        }

        using var client = new CachingChatClient(new FakeClient("alpha", _ => ++calls == 1 ? Failing() : FakeClient.Updates(null, FakeClient.Texts("b"))));
        var seen = new List<string>();
        async Task Read()
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
            {
                seen.Add(update.Text);
            }
        }

        Task one = Read(), other = Read();
        gate.SetResult();

        Assert.Same(error, await Record.ExceptionAsync(() => one));
        Assert.Same(error, await Record.ExceptionAsync(() => other));
        Assert.Equal(["a", "a"], seen);
        Assert.Equal("b", (await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()).Text);
    }

    [Fact]
    public async Task Responses_are_shared_too()
    {
        var gate = new TaskCompletionSource();
        using var alpha = new FakeClient("alpha", call => Gated(gate.Task, call.CancellationToken));
        using var client = new CachingChatClient(alpha);

        Task<ChatResponse> one = client.GetResponseAsync("Hi"), other = client.GetResponseAsync("Hi");
        gate.SetResult();

        Assert.Equal(("ab", "ab"), ((await one).Text, (await other).Text));
        Assert.NotSame(await one, await other);
        Assert.Equal((7, 0), ((await one).Usage!.InputTokenCount, (await other).Usage!.InputTokenCount));
        Assert.Single(alpha.Calls);
    }

    [Fact]
    public async Task Tokens_count_for_one_of_those_who_read_also_where_the_first_leaves()
    {
        var gate = new TaskCompletionSource();
        using var client = new CachingChatClient(new FakeClient("alpha", call => Gated(gate.Task, call.CancellationToken)));
        using var stop = new CancellationTokenSource();

        Task<ChatResponse> first = client.GetStreamingResponseAsync("Hi", cancellationToken: stop.Token).ToChatResponseAsync(CancellationToken.None);
        Task<ChatResponse>[] others = [.. Enumerable.Range(0, 3).Select(_ => client.GetStreamingResponseAsync("Hi").ToChatResponseAsync())];
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => first);
        gate.SetResult();

        Assert.Equal([0, 0, 7], (await Task.WhenAll(others)).Select(static response => response.Usage!.InputTokenCount!.Value).Order());
    }

    [Fact]
    public async Task Tokens_that_were_told_to_one_who_left_count_for_nobody_else()
    {
        using var client = new CachingChatClient(FakeClient.Gives(
            "alpha", ModelDelta.OfUsage(new(7, 1)), ModelDelta.OfText(0, "a"), ModelDelta.BlockEnd(0), ModelDelta.OfUsage(new(7, 5)), ModelDelta.Stop(StopReason.EndOfTurn, "stop")));
        await using IAsyncEnumerator<ChatResponseUpdate> first = Ask(client), other = Ask(client);
        long Output(ChatResponseUpdate update) => update.Contents.OfType<UsageContent>().Sum(static usage => usage.Details.OutputTokenCount!.Value);

        await first.MoveNextAsync();
        await other.MoveNextAsync();
        (long paid, long again) = (Output(first.Current), Output(other.Current));
        while (paid < 5 && await first.MoveNextAsync())
        {
            paid += Output(first.Current);
        }

        await first.DisposeAsync();
        while (await other.MoveNextAsync())
        {
            again += Output(other.Current);
        }

        Assert.Equal((5, 0), (paid, again));
    }

    [Fact]
    public async Task Many_at_once_ask_once_each_request()
    {
        using FakeClient alpha = new("alpha", static call => Gated(Task.Run(static () => Task.Yield()), call.CancellationToken));
        using var client = new CachingChatClient(alpha);

        ChatResponse[] responses = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => client.GetStreamingResponseAsync($"{i % 4}").ToChatResponseAsync())));

        Assert.All(responses, static response => Assert.Equal("ab", response.Text));
        Assert.Equal(4, alpha.Calls.Count);
        Assert.Equal(28, responses.Sum(static response => response.Usage!.InputTokenCount));
        Assert.Equal(4, alpha.Closed);
    }

    [Fact]
    public async Task Many_who_leave_anywhere_leave_no_call_open()
    {
        using FakeClient alpha = new("alpha", static call => Gated(Task.Run(static () => Task.Yield()), call.CancellationToken));
        using var client = new CachingChatClient(alpha, new CachingOptions { FinishReasons = [] });

        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(async () =>
        {
            int read = 0;
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
            {
                if (++read > i % 4)
                {
                    break;
                }
            }
        })));

        Assert.Equal(alpha.Opened, alpha.Closed);
        Assert.Equal("ab", (await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()).Text);
    }

    [Fact]
    public async Task What_the_first_changes_behind_its_call_does_not_change_the_answer_of_another()
    {
        var gate = new TaskCompletionSource();
        async IAsyncEnumerable<ChatResponseUpdate> Echo(FakeCall call)
        {
            await gate.Task;
            yield return new(ChatRole.Assistant, string.Join('|', call.Messages.SelectMany(static message => message.Contents))) { FinishReason = ChatFinishReason.Stop };
        }

        using var client = new CachingChatClient(new FakeClient("alpha", Echo));
        using var stop = new CancellationTokenSource();
        var text = new TextContent("Hi");
        var message = new ChatMessage(ChatRole.User, [text]);

        Task<ChatResponse> first = client.GetStreamingResponseAsync([message], cancellationToken: stop.Token).ToChatResponseAsync(CancellationToken.None);
        Task<ChatResponse> other = client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => first);
        text.Text = "Say no";
        message.Contents.Add(new TextContent("and nothing else"));
        gate.SetResult();

        Assert.Equal("Hi", (await other).Text);
        Assert.Equal("Hi", (await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()).Text);
    }

    [Fact]
    public async Task Stream_that_is_never_read_asks_nobody()
    {
        using FakeClient alpha = FakeClient.Says("alpha", "a");
        using var client = new CachingChatClient(alpha);

        _ = client.GetStreamingResponseAsync("Hi");
        await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();

        Assert.Single(alpha.Calls);
    }

    private static IAsyncEnumerator<ChatResponseUpdate> Ask(CachingChatClient client) => client.GetStreamingResponseAsync("Hi").GetAsyncEnumerator();

    private static async IAsyncEnumerable<ChatResponseUpdate> Gated(Task gate, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new(ChatRole.Assistant, "a");
        await gate.WaitAsync(cancellationToken);
        yield return new(ChatRole.Assistant, "b");
        yield return new(ChatRole.Assistant, [new UsageContent(new() { InputTokenCount = 7 })]) { FinishReason = ChatFinishReason.Stop };
    }
}
