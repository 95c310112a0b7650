using System.Text;
using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Models.Http;

namespace GenFlow.Providers.Tests.Faults;

/// <summary>Servers that send what no server should.</summary>
public sealed class ContentTests
{
    private static readonly FaultOptions s_options = new(new Uri("http://127.0.0.1")) { MaxRetries = 3, RetryDelay = TimeSpan.Zero };

    public static TheoryData<string> Wires => FaultWire.Names;

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task An_event_that_is_no_JSON_is_told_once_wherever_it_comes(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        foreach (string garbage in (string[])["data: <html>\n\n", "data: {\"type\":\n\n", "data: \0\u0001\n\n", "data: {}{}\n\n", "data: nul\n\n"])
        {
            (await FaultRun.OfAsync(wire, s_options, WireAnswer.Sse(garbage + wire.Text("Hel")))).Error<ModelResponseException>();

            FaultRun behind = await FaultRun.OfAsync(wire, s_options, WireAnswer.Sse(wire.Begin + wire.Text("Hel") + garbage + wire.Text("lo") + wire.End));
            behind.Error<ModelResponseException>();
            Assert.Equal("Hel", behind.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Bytes_that_are_no_UTF8_are_told(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        byte[] bytes = Encoding.UTF8.GetBytes(wire.Begin + wire.Text("Hel") + wire.Text("~~") + wire.End);
        int at = bytes.AsSpan().IndexOf("~~"u8);
        (bytes[at], bytes[at + 1]) = (0xC3, 0x28);

        FaultRun run = await FaultRun.OfAsync(wire, s_options, WireAnswer.Sse(bytes));

        run.Error<ModelResponseException>();
        Assert.Equal("Hel", run.Text);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_packed_answer_is_read_and_one_that_is_cut_or_no_packing_is_told(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer packed = wire.Answer("Hel", "lo").Gzip();
        (await FaultRun.OfAsync(wire, s_options, packed.InPieces(3))).Complete("Hello");

        WireAnswer large = WireAnswer.Sse(wire.Begin).Then(wire.Text("Hel"), 20_000).Then(wire.End).Gzip();
        FaultRun cut = await FaultRun.OfAsync(wire, s_options with { MaxRetries = 0 }, large.EndAt(large.Length / 2));
        Assert.True(cut.Error<ModelConnectionException>().IsTransient);

        FaultRun none = await FaultRun.OfAsync(wire, s_options, wire.Answer("Hello").Header("Content-Encoding", "gzip"));
        none.Error<ModelResponseException>();
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task What_never_ends_is_left_at_the_limits(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer begin = WireAnswer.Sse(wire.Begin + wire.Text("Hel"));
        byte[] block = Encoding.UTF8.GetBytes(new string('a', 50_000));
        (string Limit, WireAnswer Answer)[] cases =
        [
            ("MaxResponseBytes", begin.Then(wire.Text(new string('a', 1_000)), 50_000)),
            ("MaxResponseBytes", begin.Then(wire.Text(new string('a', 50_000)), 4_000).Gzip()),
            ("MaxEventBytes", begin.Then("data: \"").Then(block, 1_000).Then("\"\n\n")),
            ("MaxEventBytes", begin.Then("data: \"").Then(block, 4_000).Then("\"\n\n").Gzip()),
            ("MaxEventBytes", begin.Then("data: [0\n").Then("data: ,0\n", 6_000_000).Then("data: ]\n\n")),
            ("MaxEventBytes", begin.Then(block, 1_000)),
            ("MaxEventBytes", begin.Then(": still here\n", 4_000_000)),
        ];
        foreach ((string limit, WireAnswer answer) in cases)
        {
            FaultRun run = await FaultRun.OfAsync(wire, s_options, answer);

            Assert.Contains(limit, run.Error<ModelResponseException>().Message, StringComparison.Ordinal);
            Assert.StartsWith("Hel", run.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_million_events_that_say_nothing_change_nothing(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer answer = WireAnswer.Sse(wire.Begin + wire.Text("Hel")).Then(wire.Ping, 1_000_000).Then(wire.Text("lo") + wire.End);

        (await FaultRun.OfAsync(wire, s_options with { MaxResponseBytes = 1 << 30 }, answer)).Complete("Hello");
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_million_events_of_one_letter_are_a_million_letters(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        WireAnswer answer = WireAnswer.Sse(wire.Begin).Then(wire.Text("a"), 1_000_000).Then(wire.End);

        (await FaultRun.OfAsync(wire, s_options with { MaxResponseBytes = 1 << 30 }, answer)).Complete(new string('a', 1_000_000));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task JSON_that_is_too_deep_is_told(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        string deep = new string('[', 100_000) + new string(']', 100_000);
        foreach (string data in (string[])[deep, $"{{\"x\":{deep}}}", $"{{\"type\":\"x\",\"x\":{deep}}}"])
        {
            FaultRun run = await FaultRun.OfAsync(wire, s_options, WireAnswer.Sse($"{wire.Begin}{wire.Text("Hel")}data: {data}\n\n{wire.End}"));

            run.Error<ModelResponseException>();
            Assert.Equal("Hel", run.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Absurd_members_give_an_answer_or_a_typed_error(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        string whole = wire.Begin + wire.Text("Hel") + wire.Action("read", "{\"city\":", "\"Oslo\"}") + wire.ActionEnd + wire.ActionStop;
        (string From, string To)[] changes =
        [
            .. ((string[])["-1", "2147483647", "2147483648", "-9223372036854775808", "1e400", "0.5", "null", "\"0\"", "[]", "{}"])
                .SelectMany(static value => ((string[])["\"index\":0", "\"index\":1", "\"output_index\":0", "\"output_index\":1", "\"content_index\":0", "\"input_tokens\":25", "\"output_tokens\":15", "\"completion_tokens\":15"])
                    .Select(member => (member, $"{member[..(member.IndexOf(':', StringComparison.Ordinal) + 1)]}{value}"))),
            ("data: {", "data: {\"type\":\"ping\",\"choices\":null,\"index\":7,"),
            ("data: {", "data: {\"delta\":5,\"item\":[],\"response\":\"x\",\"message\":null,"),
            ("\"delta\":{", "\"delta\":{},\"delta\":{"),
            ("\"type\":", "\"type\":1,\"type\":"),
            ("\"id\":", "\"id\":null,\"x\":"),
            ("\"name\":\"read\"", "\"name\":null"),
            ("\"choices\":[", "\"choices\":[null,5,{},"),
            ("\"content\":[]", "\"content\":{\"a\":[1]}"),
        ];
        await TypedAsync(wire, changes.Select(change => whole.Replace(change.From, change.To, StringComparison.Ordinal)).Where(changed => changed != whole).Select(Encoding.UTF8.GetBytes));
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Any_bytes_give_an_answer_or_a_typed_error(string name)
    {
        FaultWire wire = FaultWire.Of(name);
        byte[] whole = Encoding.UTF8.GetBytes(wire.Begin + wire.Text("Grüße 👩‍🚀") + wire.Ping + wire.Action("read", "{\"city\":", "\"Oslo\"}") + wire.ActionEnd + wire.ActionStop);
        var random = new Random(11);
        await TypedAsync(wire, Enumerable.Range(0, 400).Select(round =>
        {
            byte[] bytes = [.. whole];
            for (int change = 0; change <= round % 5; change++)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : bytes[random.Next(bytes.Length)];
            }

            return round % 10 == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
        }));
    }

    private static async Task TypedAsync(FaultWire wire, IEnumerable<byte[]> answers)
    {
        byte[][] all = [.. answers];
        await using WirePlayer player = await WirePlayer.StartAsync([.. all.Select(static bytes => WireAnswer.Sse(bytes))]);
        HttpModelClient client = wire.Client(s_options with { Url = player.Url, MaxRetries = 0 });
        foreach (byte[] answer in all)
        {
            FaultRun run = await FaultRun.OfAsync(client);

            // Without an error and without a stop it was cut, for whoever reads it.
            Assert.True(run.Problem is null or ModelException, $"{run.Problem}\nOf:\n{Encoding.Latin1.GetString(answer)}");
        }

        await player.ClosedAsync();
        player.Verify();
    }
}
