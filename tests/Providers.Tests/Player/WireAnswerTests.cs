using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using GenFlow.Agents.Testing;
using GenFlow.Testing;

namespace GenFlow.Providers.Tests.Player;

using Stream = System.IO.Stream;

public sealed class WireAnswerTests : IDisposable
{
    private static readonly byte[] s_events = Encoding.UTF8.GetBytes("data: Grüße 🚀\n\n: and\n\ndata: more\n\n");
    private readonly HttpClient _client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All });

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Pieces_of_any_size_are_the_whole(int size)
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(s_events).InPieces(size).CutAt(3, 8, 8));

        Assert.Equal(s_events, await _client.GetByteArrayAsync(player.Url));
    }

    [Fact]
    public async Task Each_piece_is_a_chunk_of_its_own()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse("abcdefg").InPieces(3).CutAt(4).CloseAt(7));

        string response = await AskAsync(player);

        Assert.EndsWith("\r\n\r\n3\r\nabc\r\n1\r\nd\r\n2\r\nef\r\n1\r\ng\r\n", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_holds_what_is_behind_it()
    {
        var head = new ScriptGate();
        var body = new ScriptGate();
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse("abc").Wait(head).WaitAt(2, body));
        Task<Stream> response = _client.GetStreamAsync(player.Url);
        await head.Reached;
        Assert.False(response.IsCompleted);
        head.Open();
        await using Stream stream = await response;
        byte[] read = new byte[3];
        Assert.Equal(2, await stream.ReadAtLeastAsync(read, 2));
        await body.Reached;
        body.Open();

        Assert.Equal(1, await stream.ReadAsync(read));
        Assert.Equal("c"u8[0], read[0]);
        Assert.Equal(0, await stream.ReadAsync(read));
    }

    [Fact]
    public async Task Delays_pass_on_their_clock()
    {
        var time = new VirtualTime();
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse("abc").Delay(TimeSpan.FromMinutes(1), time).DelayAt(2, TimeSpan.FromMinutes(9), time));
        Task<string> response = _client.GetStringAsync(player.Url);
        await time.TimerStartedAsync(TimeSpan.FromMinutes(1));
        time.Advance(TimeSpan.FromMinutes(1));
        await time.TimerStartedAsync(TimeSpan.FromMinutes(9));
        Assert.False(response.IsCompleted);
        time.Advance(TimeSpan.FromMinutes(9));

        Assert.Equal("abc", await response);
    }

    [Fact]
    public async Task A_stall_ends_when_the_client_leaves()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse("abc").StallAt(1));
        using (HttpResponseMessage response = await _client.GetAsync(player.Url, HttpCompletionOption.ResponseHeadersRead))
        {
            await using Stream stream = await response.Content.ReadAsStreamAsync();
            Assert.Equal(1, await stream.ReadAsync(new byte[3]));
            Assert.Equal((1, 0), (player.Opened, player.Closed));
            using var stop = new CancellationTokenSource();
            ValueTask<int> read = stream.ReadAsync(new byte[1], stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.AsTask());
        }

        await player.ClosedAsync();
        Assert.Equal((1, 1), (player.Closed, player.Left));
    }

    [Fact]
    public async Task A_reset_comes_behind_the_bytes_before_it()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Reset, WireAnswer.Sse("abc").ResetAt(0), WireAnswer.Sse("abc").ResetAt(2));

        HttpRequestException before = await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync(player.Url));
        await using Stream empty = await _client.GetStreamAsync(player.Url);
        Exception head = await Assert.ThrowsAnyAsync<IOException>(() => empty.ReadAsync(new byte[3]).AsTask());
        await using Stream two = await _client.GetStreamAsync(player.Url);
        byte[] read = new byte[3];
        Assert.Equal(2, await two.ReadAtLeastAsync(read, 2));
        Exception body = await Assert.ThrowsAnyAsync<IOException>(() => two.ReadAsync(read).AsTask());

        Assert.All([before, head, body], static problem => Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(problem.GetBaseException()).SocketErrorCode));
        await player.ClosedAsync();
        Assert.Equal((3, 0), (player.Closed, player.Left));
    }

    [Fact]
    public async Task A_close_ends_the_response_in_the_middle_and_an_end_in_good_order()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse("abc").EndAt(2), WireAnswer.Sse("abc").CloseAt(2));

        Assert.Equal("ab", await _client.GetStringAsync(player.Url));
        await using Stream stream = await _client.GetStreamAsync(player.Url);
        Assert.Equal(2, await stream.ReadAtLeastAsync(new byte[3], 2));
        HttpIOException problem = await Assert.ThrowsAsync<HttpIOException>(() => stream.ReadAsync(new byte[1]).AsTask());

        Assert.Equal(HttpRequestError.ResponseEnded, problem.HttpRequestError);
        await stream.DisposeAsync();
        await player.ClosedAsync();
    }

    [Fact]
    public async Task Bytes_without_a_head_are_all_that_is_sent()
    {
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Raw("SSH-2.0-x\r\n"u8.ToArray()));

        Assert.Equal("SSH-2.0-x\r\n", await AskAsync(player));
        await player.ClosedAsync();
    }

    [Fact]
    public async Task A_packed_body_is_unpacked_by_the_client_and_cut_where_it_is_packed()
    {
        WireAnswer packed = WireAnswer.Sse("a").Then("0123456789", 1_000_000).Gzip();
        Assert.InRange(packed.Length, 100, 200_000);
        await using WirePlayer player = await WirePlayer.StartAsync(packed, packed.EndAt(packed.Length / 2));

        Assert.Equal(10_000_001, (await _client.GetByteArrayAsync(player.Url)).Length);
        Assert.InRange((await _client.GetByteArrayAsync(player.Url)).Length, 1, 10_000_000);
    }

    [Fact]
    public void Misuse_says_what_to_do()
    {
        WireAnswer answer = WireAnswer.Sse("abc");
        Assert.Contains("which has 3 bytes", Assert.Throws<ScriptException>(() => answer.ResetAt(4)).Message, StringComparison.Ordinal);
        Assert.Throws<ScriptException>(() => answer.CutAt(-1));
        Assert.Throws<ScriptException>(() => WireAnswer.Silence.StallAt(0));
        Assert.Throws<ScriptException>(() => WireAnswer.Raw("a"u8.ToArray()).EndAt(1));
        Assert.Throws<ScriptException>(() => answer.CutAt(2).Gzip());
        Assert.Throws<ScriptException>(() => answer.Gzip().Then("d"));
        Assert.Throws<ScriptException>(() => answer.Gzip().Gzip());
        Assert.Throws<ScriptException>(() => answer.Header("a b", "c"));
        Assert.Throws<ScriptException>(() => answer.Header("a", "b\r\nc: d"));
        Assert.Throws<ScriptException>(() => answer.Header("content-length", "3"));
        Assert.Throws<ScriptException>(() => WireAnswer.Reset.Header("a", "b"));
        Assert.Throws<ScriptException>(() => WireAnswer.Raw("a"u8.ToArray()).InPieces(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WireAnswer.Error(99));
        Assert.Throws<ArgumentOutOfRangeException>(() => answer.InPieces(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => answer.Delay(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void An_answer_is_never_changed()
    {
        WireAnswer answer = WireAnswer.Sse("abc");
        _ = answer.Then("d").Header("a", "b").InPieces(1).ResetAt(1);

        Assert.Equal("200 with 3 bytes", answer.ToString());
        Assert.Equal("200 with 4 bytes", answer.Then("d").ToString());
    }

    // What is sent, byte for byte.
    private static async Task<string> AskAsync(WirePlayer player)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(player.Url.Host, player.Url.Port);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
