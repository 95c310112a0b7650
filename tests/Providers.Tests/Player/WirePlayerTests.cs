using System.Net;
using System.Net.Http.Json;
using System.Text;
using GenFlow.Agents.Testing;

namespace GenFlow.Providers.Tests.Player;

using Stream = System.IO.Stream;

public sealed class WirePlayerTests : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All });

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Answers_come_in_order_with_their_heads_and_bytes()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(
            WireAnswer.Sse("data: 1\n\n").Header("request-id", "req_1"),
            WireAnswer.Error(429, "{\"error\":{}}").Header("Retry-After", "3"),
            WireAnswer.Error(404, "<p>").ContentType("text/html"));

        using HttpResponseMessage first = await _client.PostAsync(player.Url, null);
        using HttpResponseMessage second = await _client.PostAsync(player.Url, null);
        using HttpResponseMessage third = await _client.PostAsync(player.Url, null);

        Assert.Equal((HttpStatusCode.OK, "text/event-stream", "data: 1\n\n"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType, await first.Content.ReadAsStringAsync()));
        Assert.Equal("req_1", Assert.Single(first.Headers.GetValues("request-id")));
        Assert.Equal((HttpStatusCode.TooManyRequests, "application/json"), (second.StatusCode, second.Content.Headers.ContentType?.MediaType));
        Assert.Equal(TimeSpan.FromSeconds(3), second.Headers.RetryAfter?.Delta);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (third.StatusCode, third.Content.Headers.ContentType?.MediaType));
        await player.ClosedAsync();
        Assert.Equal((3, 3, 0, 1), (player.Opened, player.Closed, player.Left, player.Connections));
        player.Verify();
    }

    [Fact]
    public async Task Requests_are_kept_and_show_no_keys()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(""));
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(player.Url, "v1/a%20b?x=1")) { Content = JsonContent.Create(new { n = 5 }) };
        request.Headers.Add("Authorization", "Bearer sk-1");
        request.Headers.Add("X-Api-Key", "sk-2");
        request.Headers.Add("x-other", ["a", "b"]);
        using HttpResponseMessage response = await _client.SendAsync(request);

        WireRequest asked = Assert.Single(player.Requests);
        Assert.Equal((1, "PUT", "/v1/a%20b?x=1"), (asked.Number, asked.Method, asked.Path));
        Assert.Equal(("Bearer sk-1", "sk-2", "a,b"), (asked.Headers["authorization"], asked.Headers["x-api-key"], asked.Headers["x-other"].Replace(", ", ",", StringComparison.Ordinal)));
        Assert.Equal(5, asked.Json.GetProperty("n").GetInt32());
        Assert.Equal("{\"n\":5}"u8, asked.Body.Span);
        Assert.Contains("PUT /v1/a%20b?x=1\n", asked.ToString(), StringComparison.Ordinal);
        Assert.Contains("{\"n\":5}", asked.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", asked.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_says_so()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(""));
        using var content = new StringContent("<p>");
        using HttpResponseMessage response = await _client.PostAsync(player.Url, content);

        Assert.Equal("<p>", player.Requests[0].Text);
        Assert.Contains("request 1, POST /, is no JSON", Assert.Throws<ScriptException>(() => player.Requests[0].Json).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_after_the_last_answer_is_told_so_and_fails_the_test()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(""));
        using HttpResponseMessage first = await _client.PostAsync(player.Url, null);
        player.Verify();
        using HttpResponseMessage second = await _client.PostAsync(new Uri(player.Url, "again"), null);

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Contains("Request 2, POST /again, has no answer: the player has 1 answers.", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("POST /again", Assert.Throws<ScriptException>(player.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_fails_the_test()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(""), WireAnswer.Sse(""));
        using HttpResponseMessage first = await _client.PostAsync(player.Url, null);

        Assert.Equal("The player has 2 answers, and was asked 1 times.", Assert.Throws<ScriptException>(player.Verify).Message);
    }

    [Fact]
    public async Task A_function_answers_by_what_was_asked_and_what_it_throws_is_told()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(static request => request.Path == "/a" ? WireAnswer.Sse("a") : throw new InvalidOperationException("Which?"));

        Assert.Equal("a", await _client.GetStringAsync(new Uri(player.Url, "a")));
        using HttpResponseMessage other = await _client.GetAsync(new Uri(player.Url, "b"));

        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Contains("Which?", Assert.Throws<ScriptException>(player.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_HTTP_does_not_have_fails_the_test()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Error(204, "a body"));

        using HttpResponseMessage response = await _client.GetAsync(player.Url, HttpCompletionOption.ResponseHeadersRead);
        await player.ClosedAsync();

        Assert.Contains("An answer cannot be sent", Assert.Throws<ScriptException>(player.Verify).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_kept_requests_they_take_no_memory()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(static _ => WireAnswer.Sse(""));
        player.KeepsRequests = false;
        using HttpResponseMessage response = await _client.GetAsync(player.Url);

        Assert.Empty(player.Requests);
        Assert.Equal(1, player.Opened);
    }

    [Fact]
    public async Task A_recorded_file_is_sent_as_it_is()
    {
        string path = Path.Combine(AppContext.BaseDirectory, $"{nameof(WirePlayerTests)}.sse");
        byte[] bytes = Encoding.UTF8.GetBytes("data: Grüße 🚀\r\n\r\n");
        await File.WriteAllBytesAsync(path, bytes);
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.FromFile(path));

        Assert.Equal(bytes, await _client.GetByteArrayAsync(player.Url));
    }

    [Fact]
    public async Task A_body_of_any_size_is_kept_once()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse("[").Then("0123456789"u8.ToArray(), 5_000_000).Then("]"));
        await using Stream body = await _client.GetStreamAsync(player.Url);
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        int last = 0;
        for (int count; (count = await body.ReadAsync(buffer)) > 0; length += count)
        {
            Assert.Equal(length == 0 ? '[' : (length - 1) % 10 + '0', buffer[0]);
            last = buffer[count - 1];
        }

        Assert.Equal((50_000_002, ']'), (length, last));
    }

    [Fact]
    public async Task Two_players_have_addresses_of_their_own()
    {
        await using WirePlayer one = await WirePlayer.StartAsync(WireAnswer.Sse("1"));
        await using WirePlayer two = await WirePlayer.StartAsync(WireAnswer.Sse("2"));

        Assert.NotEqual(one.Url, two.Url);
        Assert.True(one.Url.IsLoopback);
        Assert.Equal("12", await _client.GetStringAsync(one.Url) + await _client.GetStringAsync(two.Url));
    }

    [Fact]
    public async Task A_player_that_stops_drops_its_connections()
    {
        WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse("data: 1\n\n").StallAt(3), WireAnswer.Silence);
        await using Stream body = await _client.GetStreamAsync(player.Url);
        Task<HttpResponseMessage> silent = _client.GetAsync(player.Url);
        Assert.Equal(3, await body.ReadAtLeastAsync(new byte[3], 3));
        while (player.Opened < 2)
        {
            await Task.Yield();
        }

        await player.DisposeAsync();

        await Assert.ThrowsAnyAsync<IOException>(() => body.ReadAsync(new byte[1]).AsTask());
        await Assert.ThrowsAsync<HttpRequestException>(() => silent);
        Assert.Equal((2, 2, 0), (player.Opened, player.Closed, player.Left));
    }
}
