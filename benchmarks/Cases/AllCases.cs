using GenFlow.Benchmarks.Json;
using GenFlow.Benchmarks.Quick;

namespace GenFlow.Benchmarks.Cases;

/// <summary>The lines of the quick table, with the limits that the project has set itself.</summary>
internal static class AllCases
{
    public static IReadOnlyList<Comparison> Comparisons { get; } =
    [
        new("hop of a two-step loop", "channel write + read", Hop.OneChain, Hop.ChannelWriteRead, 1.0),
        new("hop of a two-step loop", "the same loop by hand", Hop.OneChain, Hop.ByHand, null),
        new("hop in each of two chains of a run", "hop of one chain in a run", Hop.OneOfTwo, Hop.OneOfOne, 1.2),
        new("1,000 stream events, then read", "channel", Streaming.WriteThenRead, Streaming.WriteThenReadChannel, 1.0),
        new("stream, reader on another thread", "channel", Streaming.ReaderOnOtherThread, Streaming.ReaderOnOtherThreadChannel, 1.5),
        new("stream, 8 readers", "8 channels", Streaming.EightReaders, Streaming.EightChannels, 1.5),
        new("stream, write one, read one", "channel", Streaming.Alternating, Streaming.AlternatingChannel, 1.5),
        new("run of one step", "await Task.Run", EmptyRun.Execute, EmptyRun.TaskRun, 2.5),
        new("run of one step, with handler", "await Task.Run", EmptyRun.RunAndDispose, EmptyRun.TaskRun, null),
        new("branch of a fan-out of 1,000, joined", "Task.Run each + WhenAll", FanOut.SplitAndJoin, FanOut.TaskRunEach, 2.0),
        new("fan-out of 8 µs steps, speed-up", "the same on one thread", FanOut.BusySplitAndJoin, FanOut.BusyLoop, 1.9, AtLeast: true),
        new("hop of a step that yields its thread", "the same by hand", AsyncStep.Steps, AsyncStep.Loop, null),
        new("write (int, string, long, bool)", "System.Text.Json, generated", EventCases.Flag.Write, EventCases.Flag.WriteByFramework, 2.8, AtLeast: true),
        new("write (int, string, long, double 3.25)", "System.Text.Json, generated", EventCases.ShortFraction.Write, EventCases.ShortFraction.WriteByFramework, 1.6, AtLeast: true),
        new("write (int, string, long, double π)", "System.Text.Json, generated", EventCases.LongFraction.Write, EventCases.LongFraction.WriteByFramework, 1.6, AtLeast: true),
        new("read (int, string, long, bool)", "System.Text.Json, generated", EventCases.Flag.Read, EventCases.Flag.ReadByFramework, 1.8, AtLeast: true),
        new("read (int, string, long, double 3.25)", "System.Text.Json, generated", EventCases.ShortFraction.Read, EventCases.ShortFraction.ReadByFramework, 1.8, AtLeast: true),
        new("read (int, string, long, double π)", "System.Text.Json, generated", EventCases.LongFraction.Read, EventCases.LongFraction.ReadByFramework, 1.8, AtLeast: true),
        new("arguments of 10 KB, a fragment of one byte", "parsing all that has come", Arguments.TenKilobytes, Arguments.TenKilobytesParsedEachTime, 100, AtLeast: true),
        new("Anthropic's bytes to the agent's event", "the official client's raw stream", WireStreaming.Anthropic, WireStreaming.AnthropicSdk, 1.0),
        new("Chat Completions' bytes to the agent's event", "the official client's raw stream", WireStreaming.Chat, WireStreaming.OpenAISdk, 1.0),
        new("Visit of a union of 4", "type switch", Visiting.Visit, Visiting.Switch, 1.2),
        new("Match of a union of 4, static lambdas", "type switch that calls them", Visiting.Match, Visiting.SwitchOfLambdas, 1.2),
        new("Match of a union of 4, static lambdas", "type switch without lambdas", Visiting.Match, Visiting.Switch, null),
    ];

    public static IReadOnlyList<Extra> Extras { get; } =
    [
        new("hop with a retry policy", Policies.Retrying, Hop.OneChain, 40),
        new("hop through a gate (MaxConcurrency)", Policies.Gated, Hop.OneChain, 40),
        new("hop inside a scope (a branch of a fan-out)", Hop.OneOfOne, Hop.OneChain, 40),
        new("model's delta to the agent's event", AgentStreaming.Events, AgentStreaming.DeltasOnly, 500),
        new("event of an agent inside an action, in the outer stream", AgentStreaming.EventsOfInner, AgentStreaming.Events, 1_000),
        new("Anthropic's bytes to the agent's event, beside reading the bytes", WireStreaming.Anthropic, WireStreaming.AnthropicBytesOnly, 1000),
        new("Responses' bytes to the agent's event, beside reading the bytes", WireStreaming.Responses, WireStreaming.ResponsesBytesOnly, 1000),
        new("Chat Completions' bytes to the agent's event, beside reading the bytes", WireStreaming.Chat, WireStreaming.ChatBytesOnly, 1000),
        new("arguments of 100 KB in fragments of one byte, all", Arguments.HundredKilobytes, Arguments.FragmentsOnly, 30_000_000),
        new("hop through a middleware", Policies.Wrapped, Hop.OneChain, 40),
    ];

    public static IReadOnlyList<MemoryUse> Memory { get; } =
    [
        new("hop, beyond its event", Hop.BytesBeyondEvents, 0.01),
        new("stream event, beyond the event", Streaming.BytesBeyondEvents, 18),
        new("run of one step", EmptyRun.Bytes, 512),
        new("waiting run, result awaited", WaitingRuns.WithResultAwaited, 768),
        new("waiting run, result awaited and a reader parked", WaitingRuns.WithParkedReader, 1280),
        new("write of an event", EventCases.ShortFraction.BytesOfWriting, 0),
        new("read of an event of 40 bytes with a text of 64", EventCases.Flag.BytesOfReading, 104),
        new("agent's event, beyond the event", AgentStreaming.BytesBeyondEvents, 40),
        new("waiting conversation of an agent", AgentStreaming.BytesOfWaitingConversation, 8192),
        new("Anthropic's bytes to the agent's event, all", WireStreaming.AnthropicBytes, 200),
        new("Responses' bytes to the agent's event, all", WireStreaming.ResponsesBytes, 200),
        new("Chat Completions' bytes to the agent's event, all", WireStreaming.ChatBytes, 200),
        new("Anthropic's bytes to the agent's event over IChatClient, all", WireStreaming.AnthropicUpdatesBytes, 420),
        new("Chat Completions' bytes to the agent's event over IChatClient, all", WireStreaming.ChatUpdatesBytes, 420),
        new("bytes of Anthropic's to the official client's raw event, all", WireStreaming.AnthropicSdkBytes, null),
        new("bytes of Chat Completions' to the official client's raw event, all", WireStreaming.OpenAISdkBytes, null),
        new("arguments of 100 KB in fragments of one byte, all", Arguments.BytesOfHundredKilobytes, 2 << 20),
        new("Visit", Visiting.BytesOfVisit, 0),
        new("Match, static lambdas", Visiting.BytesOfMatch, 0),
    ];
}
