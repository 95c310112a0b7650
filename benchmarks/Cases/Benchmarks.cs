using BenchmarkDotNet.Attributes;

namespace GenFlow.Benchmarks.Cases;

/// <summary>The quick table's lines, measured at length by BenchmarkDotNet. Figures are for a whole call; the operations
/// in a call are in the case's name or code.</summary>
[MemoryDiagnoser]
public class HopBenchmarks
{
    [Benchmark(Baseline = true)]
    public Task<long> ChannelWriteRead() => Hop.ChannelWriteRead();

    [Benchmark]
    public Task<long> OneChain() => Hop.OneChain();

    [Benchmark]
    public Task<long> OneOfTwoChains() => Hop.OneOfTwo();
}

[MemoryDiagnoser]
public class StreamBenchmarks
{
    [Benchmark(Baseline = true)]
    public Task<long> WriteThenReadChannel() => Streaming.WriteThenReadChannel();

    [Benchmark]
    public Task<long> WriteThenRead() => Streaming.WriteThenRead();

    [Benchmark]
    public Task<long> ReaderOnOtherThreadChannel() => Streaming.ReaderOnOtherThreadChannel();

    [Benchmark]
    public Task<long> ReaderOnOtherThread() => Streaming.ReaderOnOtherThread();

    [Benchmark]
    public Task<long> EightChannels() => Streaming.EightChannels();

    [Benchmark]
    public Task<long> EightReaders() => Streaming.EightReaders();
}

[MemoryDiagnoser]
public class RunBenchmarks
{
    [Benchmark(Baseline = true)]
    public Task<long> TaskRun() => EmptyRun.TaskRun();

    [Benchmark]
    public Task<long> Execute() => EmptyRun.Execute();

    [Benchmark]
    public Task<long> RunAndDispose() => EmptyRun.RunAndDispose();
}

[MemoryDiagnoser]
public class FanOutBenchmarks
{
    [Benchmark(Baseline = true)]
    public Task<long> TaskRunEach() => FanOut.TaskRunEach();

    [Benchmark]
    public Task<long> SplitAndJoin() => FanOut.SplitAndJoin();

    [Benchmark]
    public Task<long> BusyLoop() => FanOut.BusyLoop();

    [Benchmark]
    public Task<long> BusySplitAndJoin() => FanOut.BusySplitAndJoin();
}
