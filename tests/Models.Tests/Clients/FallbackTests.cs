using System.Net;
using Microsoft.Extensions.AI;

namespace GenFlow.Models.Tests.Clients;

/// <summary>Clients that fail before they have said anything.</summary>
public sealed class FallbackTests
{
    private static readonly ModelOverloadedException s_overloaded = new("Alpha is overloaded.") { IsTransient = true };

    public static TheoryData<Exception> Retryable =>
    [
        new ModelException("may pass") { IsTransient = true },
        new ModelRateLimitException("quota"),
        new ModelOverloadedException("full"),
        new ModelServerException("500"),
        new ModelConnectionException("broken"),
        new ModelTimeoutException("late"),
        new HttpRequestException("no route"),
        new HttpRequestException("503", null, HttpStatusCode.ServiceUnavailable),
        new HttpRequestException("429", null, HttpStatusCode.TooManyRequests),
        new HttpIOException(HttpRequestError.ResponseEnded),
        new TimeoutException(),
        new TaskCanceledException("its own time limit"),
    ];

    public static TheoryData<Exception> Final =>
    [
        new ModelAuthenticationException("key"),
        new ModelRequestException("bad"),
        new ModelResponseException("no answer"),
        new ModelException("unknown"),
        new HttpRequestException("401", null, HttpStatusCode.Unauthorized),
        new InvalidOperationException("a defect"),
    ];

    [Theory]
    [MemberData(nameof(Retryable))]
    public async Task Failure_that_another_client_may_not_have_asks_the_next(Exception error)
    {
        using FakeClient beta = FakeClient.Says("beta", "Hello");
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", error), beta]);

        Assert.Equal("Hello", (await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()).Text);
        Assert.Equal("Hello", (await client.GetResponseAsync("Hi")).Text);
        Assert.Equal(2, beta.Closed);
    }

    [Theory]
    [MemberData(nameof(Final))]
    public async Task Failure_of_the_callers_is_thrown_as_it_is(Exception error)
    {
        using FakeClient beta = FakeClient.Says("beta", "Hello");
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", error), beta]);

        Assert.Same(error, await Record.ExceptionAsync(() => client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()));
        Assert.Same(error, await Record.ExceptionAsync(() => client.GetResponseAsync("Hi")));
        Assert.Empty(beta.Calls);
    }

    [Fact]
    public async Task Predicate_decides_in_place_of_the_default()
    {
        var options = new FallbackOptions { IsRetryable = static error => error is ModelAuthenticationException };
        using var onKeys = new FallbackChatClient([FakeClient.Fails("alpha", new ModelAuthenticationException("key")), FakeClient.Says("beta", "Hello")], options);
        using var onLoad = new FallbackChatClient([FakeClient.Fails("alpha", s_overloaded), FakeClient.Says("beta", "Hello")], options);

        Assert.Equal("Hello", (await onKeys.GetResponseAsync("Hi")).Text);
        Assert.Same(s_overloaded, await Record.ExceptionAsync(() => onLoad.GetResponseAsync("Hi")));
    }

    [Fact]
    public async Task Cancellation_of_the_callers_asks_nobody_else()
    {
        using var stop = new CancellationTokenSource();
        using FakeClient beta = FakeClient.Says("beta", "Hello");
        using var alpha = new FakeClient("alpha", _ =>
        {
            stop.Cancel();
            throw new HttpRequestException("The connection was closed.");
        });
        using var client = new FallbackChatClient([alpha, beta]);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetStreamingResponseAsync("Hi", cancellationToken: stop.Token).ToChatResponseAsync(CancellationToken.None));
        Assert.Empty(beta.Calls);
        Assert.Equal(alpha.Opened, alpha.Closed);
    }

    [Fact]
    public async Task Nothing_of_a_client_that_said_nothing_is_to_be_seen()
    {
        using FakeClient alpha = new("alpha", static _ => FakeClient.Updates(
            s_overloaded,
            new ChatResponseUpdate(ChatRole.Assistant, []) { ResponseId = "alpha-1", MessageId = "alpha-1", ModelId = "alpha" },
            new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new() { InputTokenCount = 9 })]) { RawRepresentation = ModelDelta.OfUsage(new(9)) },
            new ChatResponseUpdate(ChatRole.Assistant, "")));
        using var client = new FallbackChatClient([alpha, FakeClient.Gives("beta", ModelDelta.Begin("b1", "beta"), ModelDelta.OfText(0, "Hello"), ModelDelta.Stop(StopReason.EndOfTurn, "stop"))]);

        List<ChatResponseUpdate> updates = await client.GetStreamingResponseAsync("Hi").ToListAsync();

        Assert.Empty(updates[0].Contents);
        var change = (ModelSwitch)((ModelDelta)updates[0].RawRepresentation!).Value!;
        Assert.Equal(new ModelSwitch("alpha/alpha-model", "beta/beta-model", "Alpha is overloaded."), change);
        Assert.DoesNotContain(updates, static update => update.ResponseId == "alpha-1" || update.ModelId == "alpha" || update.Contents.Any(static content => content is UsageContent));
        ChatResponse response = updates.ToChatResponse();
        Assert.Equal("Hello", Assert.Single(response.Messages).Text);
        Assert.Equal(change.ToString(), response.AdditionalProperties![ModelSwitch.PropertyName]);
        Assert.Equal(
            ["Switch", "Begin b1 beta", "Text 0 'Hello'", "Stop EndOfTurn 'stop'"], Streams.Lines(await Streams.ReadAsync(client)));
    }

    [Fact]
    public async Task Client_of_contents_answers_behind_one_of_deltas()
    {
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", s_overloaded), new UpdatesClient(new ChatResponseUpdate(ChatRole.Assistant, "Hello") { ModelId = "b" })]);

        Assert.Equal(
            ["Switch", "Begin  b", "Text 0 'Hello'", "BlockEnd 0", "Stop EndOfTurn ''"], Streams.Lines(await Streams.ReadAsync(client)));
    }

    [Fact]
    public async Task Call_of_an_action_that_has_begun_is_said()
    {
        using FakeClient beta = FakeClient.Says("beta", "Hello");
        using var client = new FallbackChatClient([
            new FakeClient("alpha", static _ => FakeClient.Updates(s_overloaded, new ChatResponseUpdate(ChatRole.Assistant, []) { RawRepresentation = ModelDelta.ActionStart(0, "c", "find") })),
            beta]);

        Assert.Same(s_overloaded, await Record.ExceptionAsync(() => client.GetStreamingResponseAsync("Hi").ToListAsync().AsTask()));
        Assert.Empty(beta.Calls);
    }

    [Fact]
    public async Task Client_that_says_nothing_for_long_is_held_no_longer_than_the_bound()
    {
        using var client = new FallbackChatClient([
            new FakeClient("alpha", static _ => FakeClient.Updates(s_overloaded, [.. Enumerable.Repeat(new ChatResponseUpdate(ChatRole.Assistant, ""), 100)])),
            FakeClient.Says("beta", "Hello")]);
        int seen = 0;

        Exception? thrown = await Record.ExceptionAsync(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
            {
                seen++;
            }
        });

        Assert.Same(s_overloaded, thrown);
        Assert.Equal(100, seen);
    }

    [Theory]
    [InlineData("server_error", true)]
    [InlineData("invalid_prompt", false)]
    public async Task Error_that_a_client_tells_first_is_a_failure_where_it_may_pass(string code, bool isRetried)
    {
        using var alpha = new FakeClient("alpha", _ => FakeClient.Updates(null, new ChatResponseUpdate(ChatRole.Assistant, [new ErrorContent("no") { ErrorCode = code }])));
        using var client = new FallbackChatClient([alpha, FakeClient.Says("beta", "Hello")]);

        ChatResponse streamed = await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();
        ChatResponse whole = await client.GetResponseAsync("Hi");

        Assert.Equal(isRetried ? "Hello" : "", streamed.Text);
        Assert.Equal(isRetried ? "Hello" : "", whole.Text);
        Assert.Equal(!isRetried, whole.Messages[0].Contents.Any(static content => content is ErrorContent));
    }

    [Fact]
    public async Task Refusal_is_an_answer()
    {
        using var alpha = new FakeClient("alpha", static _ => FakeClient.Updates(null, new ChatResponseUpdate(ChatRole.Assistant, [new ErrorContent("I will not.") { ErrorCode = "Refusal" }])));
        using FakeClient beta = FakeClient.Says("beta", "Hello");
        using var client = new FallbackChatClient([alpha, beta]);

        await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync();

        Assert.Empty(beta.Calls);
    }

    [Fact]
    public async Task Answer_that_ends_before_it_says_anything_is_a_failure()
    {
        using var client = new FallbackChatClient([new FakeClient("alpha", static _ => FakeClient.Updates(null)), FakeClient.Says("beta", "Hello")]);

        Assert.Equal("Hello", (await client.GetStreamingResponseAsync("Hi").ToChatResponseAsync()).Text);
    }

    [Fact]
    public async Task All_failing_names_each_client_and_keeps_each_failure()
    {
        var limit = new ModelRateLimitException("Beta limits the rate.") { IsTransient = true, RetryAfter = TimeSpan.FromSeconds(7) };
        var slow = new ModelOverloadedException("Gamma is overloaded.") { IsTransient = true, RetryAfter = TimeSpan.FromSeconds(3) };
        var quota = new ModelRateLimitException("The quota is used up.");
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", quota), FakeClient.Fails("beta", limit), FakeClient.Fails("gamma", slow)]);

        var thrown = await Assert.ThrowsAsync<ModelFallbackException>(() => client.GetStreamingResponseAsync("Hi").ToChatResponseAsync());

        Assert.Equal([new("alpha/alpha-model", quota), new("beta/beta-model", limit), new("gamma/gamma-model", slow)], thrown.Failures);
        Assert.Equal([quota, limit, slow], Assert.IsType<AggregateException>(thrown.InnerException).InnerExceptions);
        Assert.True(thrown.IsTransient);
        Assert.Equal(TimeSpan.FromSeconds(3), thrown.RetryAfter);
        Assert.Equal(
            "None of the 3 models that were asked has answered. 1. alpha/alpha-model: The quota is used up. 2. beta/beta-model: Beta limits the rate. 3. gamma/gamma-model: Gamma is overloaded. Try again after 3 s.",
            thrown.Message);
    }

    [Fact]
    public async Task All_failing_for_good_is_not_transient()
    {
        using var client = new FallbackChatClient([FakeClient.Fails("alpha", new ModelRateLimitException("Quota.")), FakeClient.Fails("beta", new ModelAuthenticationException("Key."))]);

        var thrown = await Assert.ThrowsAsync<ModelFallbackException>(() => client.GetResponseAsync("Hi"));

        Assert.False(thrown.IsTransient);
        Assert.Null(thrown.RetryAfter);
        Assert.EndsWith("Waiting does not help: change what each of them says.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_may_succeed_at_once_needs_no_wait()
    {
        using var client = new FallbackChatClient([
            FakeClient.Fails("alpha", new ModelRateLimitException("Slow.") { IsTransient = true, RetryAfter = TimeSpan.FromSeconds(7) }),
            FakeClient.Fails("beta", new HttpRequestException("Refused"))]);

        var thrown = await Assert.ThrowsAsync<ModelFallbackException>(() => client.GetResponseAsync("Hi"));

        Assert.True(thrown.IsTransient);
        Assert.Null(thrown.RetryAfter);
    }

    public static TheoryData<Exception, Exception> Unknown => new()
    {
        { new InvalidOperationException("key sk-1"), new InvalidOperationException("key sk-2") },
        { new SdkException("key sk-1"), new SdkException("key sk-2") },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task Message_of_an_unknown_exception_is_told_to_nobody(Exception first, Exception second)
    {
        var options = new FallbackOptions { IsRetryable = static _ => true };
        using var client = new FallbackChatClient(
            [FakeClient.Fails("alpha", first), FakeClient.Fails("beta", second)], options);
        var told = new List<string>();

        var thrown = await Assert.ThrowsAsync<ModelFallbackException>(async () =>
        {
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("Hi"))
            {
                told.Add(((ModelDelta)update.RawRepresentation!).Value!.ToString()! + update.AdditionalProperties![ModelSwitch.PropertyName]);
            }
        });

        Assert.Contains(first.GetType().FullName!, Assert.Single(told), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", told[0], StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("sk-2", thrown.Failures[1].Error.Message, StringComparison.Ordinal);
    }

    private sealed class SdkException(string message) : HttpRequestException(message);
}
