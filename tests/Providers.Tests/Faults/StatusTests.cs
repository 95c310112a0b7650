using System.Globalization;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Providers.Tests.Support;
using GenFlow.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Providers.Tests.Faults;

public sealed class StatusTests
{
    private static readonly FaultOptions s_options = new(new Uri("http://127.0.0.1"));

    public static TheoryData<string> Wires => FaultWire.Names;

    [Theory]
    [MemberData(nameof(Wires))]
    public Task A_limit_waits_as_long_as_the_provider_says_in_seconds(string wire) =>
        WaitsAsync(wire, TimeSpan.FromSeconds(3), static _ => Limited.Header("Retry-After", "3"));

    [Theory]
    [MemberData(nameof(Wires))]
    public Task A_limit_waits_as_long_as_the_provider_says_in_milliseconds(string wire) =>
        WaitsAsync(wire, TimeSpan.FromMilliseconds(1250), static _ => Limited.Header("retry-after-ms", "1250").Header("Retry-After", "2"));

    [Theory]
    [MemberData(nameof(Wires))]
    public Task A_limit_waits_until_the_date_that_the_provider_says(string wire) =>
        WaitsAsync(wire, TimeSpan.FromSeconds(29), static time => Limited.Header("Retry-After", (time.GetUtcNow() + TimeSpan.FromSeconds(29)).ToString("R", CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_date_that_has_passed_is_no_wait(string wire)
    {
        var time = new VirtualTime();
        WireAnswer past = Limited.Header("Retry-After", (time.GetUtcNow() - TimeSpan.FromDays(1)).ToString("R", CultureInfo.InvariantCulture));

        FaultRun run = await FaultRun.OfAsync(FaultWire.Of(wire), s_options with { Time = time, MaxRetries = 2 }, past, past, FaultWire.Of(wire).Answer("Hel", "lo"));

        run.Complete("Hello");
    }

    [Fact]
    public async Task Error_behind_retries_says_how_often_and_how_long()
    {
        foreach (FaultWire wire in FaultWire.All)
        {
            WireAnswer limited = Limited.Header("Retry-After", "2");

            var time = new VirtualTime();
            Task<FaultRun> run = FaultRun.OfAsync(wire, s_options with { Time = time, MaxRetries = 2 }, limited, limited, limited);
            await AdvanceUntilAsync(time, run);

            ModelRateLimitException error = (await run).Error<ModelRateLimitException>();
            Assert.Equal(3, error.Attempts);
            Assert.EndsWith(" It was tried 3 times in 4 s.", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("31")]
    [InlineData("86400")]
    [InlineData("2147483647")]
    public async Task A_wait_that_is_too_long_fails_at_once_and_says_how_long(string seconds)
    {
        foreach (FaultWire wire in FaultWire.All)
        {
            FaultRun run = await FaultRun.OfAsync(wire, s_options with { Time = new VirtualTime(), MaxRetries = 5 }, Limited.Header("Retry-After", seconds).Header("x-request-id", "req_7"));

            ModelRateLimitException error = run.Error<ModelRateLimitException>();
            Assert.Equal((429, true, "req_7"), (error.StatusCode, error.IsTransient, error.RequestId));
            Assert.Equal(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), error.RetryAfter);
            Assert.Contains("slow down", error.Message, StringComparison.Ordinal);
            Assert.Equal(1, error.Attempts);
        }
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public async Task A_wait_that_is_none_is_the_clients_own(string value)
    {
        var time = new VirtualTime();
        foreach (FaultWire wire in FaultWire.All)
        {
            await using WirePlayer player = await WirePlayer.StartAsync(Limited.Header("Retry-After", value).Header("retry-after-ms", "NaN"), wire.Answer("Hello"));
            Task<FaultRun> run = FaultRun.OfAsync(wire.Client(new(player.Url) { Time = time, MaxRetries = 1 }));
            await AdvanceUntilAsync(time, run);

            (await run).Complete("Hello");
            player.Verify();
        }
    }

    [Theory]
    [InlineData(500, typeof(ModelServerException))]
    [InlineData(502, typeof(ModelServerException))]
    [InlineData(503, typeof(ModelOverloadedException))]
    [InlineData(529, typeof(ModelOverloadedException))]
    [InlineData(599, typeof(ModelServerException))]
    [InlineData(408, typeof(ModelServerException))]
    [InlineData(429, typeof(ModelRateLimitException))]
    public async Task What_may_pass_is_tried_again_and_then_told(int status, Type type)
    {
        foreach (FaultWire wire in FaultWire.All)
        {
            var time = new VirtualTime();
            WireAnswer failure = WireAnswer.Error(status, "<html>busy</html>").ContentType("text/html");
            await using WirePlayer player = await WirePlayer.StartAsync(failure, failure, failure);
            Task<FaultRun> run = FaultRun.OfAsync(wire.Client(new(player.Url) { Time = time, MaxRetries = 2 }));
            await AdvanceUntilAsync(time, run);

            ModelException error = Assert.IsAssignableFrom<ModelException>((await run).Problem);
            Assert.Equal((type, status, true), (error.GetType(), error.StatusCode, error.IsTransient));
            Assert.Contains("<html>busy</html>", error.Message, StringComparison.Ordinal);
            player.Verify();
            Assert.Equal(player.Requests[0].Text, player.Requests[2].Text);
        }
    }

    [Theory]
    [InlineData(401, typeof(ModelAuthenticationException))]
    [InlineData(403, typeof(ModelAuthenticationException))]
    [InlineData(400, typeof(ModelRequestException))]
    [InlineData(404, typeof(ModelRequestException))]
    [InlineData(413, typeof(ModelRequestException))]
    [InlineData(422, typeof(ModelRequestException))]
    [InlineData(402, typeof(ModelRateLimitException))]
    public async Task What_does_not_pass_is_asked_once_and_the_key_is_nowhere(int status, Type type)
    {
        foreach (FaultWire wire in FaultWire.All)
        {
            await using WirePlayer player = await WirePlayer.StartAsync(
                WireAnswer.Error(status, $"{{\"error\":{{\"type\":\"odd\",\"message\":\"Wrong: Bearer {FaultOptions.Key} or {FaultOptions.Key}.\"}}}}").Header("request-id", "req_8"));
            FaultRun run = await FaultRun.OfAsync(wire.Client(new(player.Url) { MaxRetries = 5 }));

            ModelException error = Assert.IsAssignableFrom<ModelException>(run.Problem);
            Assert.Equal((type, status, false, "req_8"), (error.GetType(), error.StatusCode, error.IsTransient, error.RequestId));
            Assert.DoesNotContain(FaultOptions.Key, error.ToString(), StringComparison.Ordinal);
            Assert.Contains("Wrong: Bearer ***", error.Message, StringComparison.Ordinal);
            Assert.Contains(FaultOptions.Key, string.Concat(player.Requests[0].Headers.Values), StringComparison.Ordinal);
            player.Verify();
        }
    }

    [Theory]
    [InlineData(401, "invalid_request_error", typeof(ModelAuthenticationException))]
    [InlineData(402, "invalid_request_error", typeof(ModelRateLimitException))]
    [InlineData(401, "api_error", typeof(ModelAuthenticationException))]
    [InlineData(404, "api_error", typeof(ModelRequestException))]
    [InlineData(400, "invalid_request_error", typeof(ModelRequestException))]
    [InlineData(429, "insufficient_quota", typeof(ModelRateLimitException))]
    [InlineData(400, "insufficient_quota", typeof(ModelRateLimitException))]
    public async Task A_word_for_everything_leaves_it_to_the_status_what_has_failed(int status, string word, Type type)
    {
        foreach (FaultWire wire in FaultWire.All)
        {
            FaultRun run = await FaultRun.OfAsync(wire, s_options with { MaxRetries = 5 },
                WireAnswer.Error(status, $$$"""{"error":{"message":"No.","type":"odd","code":"{{{word}}}"}}"""));

            ModelException error = Assert.IsAssignableFrom<ModelException>(run.Problem);
            Assert.Equal((type, word, status, false), (error.GetType(), error.Code, error.StatusCode, error.IsTransient));
        }
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task What_is_not_there_is_told_with_the_address_and_without_its_secrets(int status)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Error(status, "404 page not found"));
        var url = new Uri($"http://somebody:{FaultOptions.Key}@{player.Url.Authority}/nowhere?k={FaultOptions.Key}");
        foreach (Uri address in new[] { url, new Uri(url.AbsoluteUri.Replace($":{url.Port}", ":1", StringComparison.Ordinal)) })
        {
            var client = new TextWireClient(new TextWireOptions { BaseUrl = address, MaxRetries = 0 });

            ModelException error = await Assert.ThrowsAnyAsync<ModelException>(() => client.GetResponseAsync("Hi"));

            Assert.Contains($"http://{address.Authority}/nowhere/text", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(FaultOptions.Key, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_request_without_a_key_that_needs_one_says_so()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Error(401, "Who are you?"));
        var client = new TextWireClient(new TextWireOptions { BaseUrl = player.Url });

        ModelAuthenticationException error = await Assert.ThrowsAsync<ModelAuthenticationException>(() => client.GetResponseAsync("Hi"));

        Assert.Contains("without an ApiKey", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_the_key_not_sent_on(int status)
    {
        foreach (FaultWire wire in FaultWire.All)
        {
            await using WirePlayer other = await WirePlayer.StartAsync(static _ => WireAnswer.Error(200));
            await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Error(status).Header("Location", new Uri(other.Url, $"x?k={FaultOptions.Key}").AbsoluteUri));
            FaultRun run = await FaultRun.OfAsync(wire.Client(new(player.Url) { MaxRetries = 5 }));

            ModelResponseException error = run.Error<ModelResponseException>();
            Assert.Contains("redirect", error.Message, StringComparison.Ordinal);
            Assert.Contains("/x?k=***", error.Message, StringComparison.Ordinal);
            Assert.Equal(0, other.Opened);
            player.Verify();
        }
    }

    [Theory]
    [InlineData("text/html", "<html>Log in</html>", "<html>Log in</html>")]
    [InlineData("application/json", "{\"choices\":[]}", "{\"choices\":[]}")]
    [InlineData("application/octet-stream", "", "(nothing)")]
    public async Task A_page_in_place_of_a_stream_is_told_with_its_beginning(string type, string body, string shown)
    {
        foreach (FaultWire wire in FaultWire.All)
        {
            FaultRun run = await FaultRun.OfAsync(wire, s_options with { MaxRetries = 5 }, WireAnswer.Error(200, body).ContentType(type));

            ModelResponseException error = run.Error<ModelResponseException>();
            Assert.Contains(type, error.Message, StringComparison.Ordinal);
            Assert.Contains(shown, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_error_in_place_of_a_stream_is_that_error()
    {
        foreach (FaultWire wire in FaultWire.All)
        {
            FaultRun run = await FaultRun.OfAsync(wire, s_options, WireAnswer.Error(200, """{"error":{"type":"overloaded_error","message":"Busy"}}"""));

            Assert.Equal("overloaded_error", run.Error<ModelOverloadedException>().Code);
        }
    }

    private static WireAnswer Limited => WireAnswer.Error(429, """{"error":{"type":"rate_limit_error","message":"Please slow down"}}""");

    private static async Task WaitsAsync(string name, TimeSpan wait, Func<TimeProvider, WireAnswer> limited)
    {
        var time = new VirtualTime();
        FaultWire wire = FaultWire.Of(name);
        await using WirePlayer player = await WirePlayer.StartAsync(limited(time), wire.Answer("Hello"));
        Task<FaultRun> run = FaultRun.OfAsync(wire.Client(new(player.Url) { Time = time, MaxRetries = 1 }));

        await time.TimerStartedAsync(wait).WaitAsync(TimeSpan.FromSeconds(10));
        time.Advance(wait - TimeSpan.FromTicks(1));
        Assert.Equal(1, player.Opened);
        time.Advance(TimeSpan.FromTicks(1));

        (await run).Complete("Hello");
        player.Verify();
    }

    // The waits have jitter: one of them is over whenever this has moved on far enough.
    private static async Task AdvanceUntilAsync(VirtualTime time, Task run)
    {
        while (!run.IsCompleted)
        {
            if (time.NextDue - time.Elapsed < FaultOptions.ConnectTimeout - TimeSpan.FromSeconds(1))
            {
                time.Advance(time.NextDue!.Value - time.Elapsed);
            }

            await Task.Yield();
        }
    }
}
