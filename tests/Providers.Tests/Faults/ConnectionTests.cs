using System.Text;
using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Providers.Tests.Faults;

public sealed class ConnectionTests
{
    // The clock is real: retries do not wait where their delay is 0.
    private static readonly FaultOptions s_options = new(new Uri("http://127.0.0.1")) { MaxRetries = 3, RetryDelay = TimeSpan.Zero };

    public static TheoryData<string> Wires => FaultWire.Names;

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task What_breaks_before_the_first_event_is_tried_again(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer whole = wire.Answer("Hel", "lo");
        foreach (WireAnswer broken in (WireAnswer[])[WireAnswer.Reset, whole.ResetAt(0), whole.ResetAt(5), whole.CloseAt(0), whole.CloseAt(5), whole.EndAt(0), whole.EndAt(5), WireAnswer.Sse(wire.Ping).ResetAt(wire.Ping.Length)])
        {
            (await FaultRun.OfAsync(wire, s_options, broken, broken, broken, whole)).Complete("Hello");

            FaultRun never = await FaultRun.OfAsync(wire, s_options, broken, broken, broken, broken);
            Assert.True(never.Error<ModelConnectionException>().IsTransient);
            Assert.Equal("", never.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task What_breaks_behind_the_first_event_is_told_and_not_tried_again(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer whole = wire.Answer("Hel", "lo");
        long first = wire.Length("Hel");
        foreach (WireAnswer broken in (WireAnswer[])[whole.ResetAt(first), whole.ResetAt(first + 5), whole.CloseAt(first), whole.CloseAt(first + 5), whole.EndAt(first), whole.EndAt(first + 5)])
        {
            FaultRun run = await FaultRun.OfAsync(wire, s_options, broken);

            Assert.Equal("Hel", run.Text);
            Assert.True(run.Error<ModelConnectionException>().IsTransient);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_answer_in_pieces_of_any_size_is_the_same(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        for (int size = 1; size < 40; size += 3)
        {
            (await FaultRun.OfAsync(wire, s_options, wire.Answer("Grüße, ", "👩‍🚀", "?").InPieces(size))).Complete("Grüße, 👩‍🚀?");
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_server_that_speaks_no_HTTP_is_a_connection_error(string name)
    {
        byte[] noise = new byte[5_000];
        new Random(7).NextBytes(noise);
        foreach (byte[] bytes in (byte[][])["SSH-2.0-OpenSSH_9\r\n"u8.ToArray(), noise, "HTTP/1.1 2\r\n\r\n"u8.ToArray(), [.. "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"u8]])
        {
            FaultRun run = await FaultRun.OfAsync(FaultWire.Of(name), s_options with { MaxRetries = 0 }, WireAnswer.Raw(bytes));

            run.Error<ModelConnectionException>();
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_head_without_end_is_a_connection_error(string name)
    {
        byte[] head = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nx: {new string('a', 1 << 20)}\r\n");

        FaultRun run = await FaultRun.OfAsync(FaultWire.Of(name), s_options with { MaxRetries = 0 }, WireAnswer.Raw(head));

        run.Error<ModelConnectionException>();
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_port_that_nobody_listens_on_is_told_by_its_address(string name)
    {
        Uri url;
        await using (WirePlayer player = await WirePlayer.StartAsync(static _ => WireAnswer.Reset))
        {
            url = player.Url;
        }

        FaultRun run = await FaultRun.OfAsync(FaultWire.Of(name).Client(s_options with { Url = url, MaxRetries = 1 }));

        ModelConnectionException error = run.Error<ModelConnectionException>();
        Assert.True(error.IsTransient);
        Assert.Contains(url.GetLeftPart(UriPartial.Authority), error.Message, StringComparison.Ordinal);
        Assert.Contains("Is the address right", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_host_that_does_not_exist_is_told_by_its_name(string name)
    {
        FaultRun run = await FaultRun.OfAsync(FaultWire.Of(name).Client(s_options with { Url = new Uri("http://nobody.invalid/v1"), MaxRetries = 0 }));

        Assert.Contains("nobody.invalid", run.Error<ModelConnectionException>().Message, StringComparison.Ordinal);
    }
}
