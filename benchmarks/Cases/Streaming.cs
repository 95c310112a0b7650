using System.Threading.Channels;

namespace GenFlow.Benchmarks.Cases;

/// <summary>A step that hands its context to the benchmark and waits, so that the benchmark writes as a step does.</summary>
[Workflow]
public partial class OpenWorkflow
{
    [Step]
    public async Task<StopEvent> Hold(Context ctx, StartEvent<OpenRun> run)
    {
        run.Input.Given.SetResult(ctx);
        await run.Input.Close.Task;
        return new StopEvent();
    }
}

/// <summary>A run held open.</summary>
public sealed class OpenRun
{
    public TaskCompletionSource<Context> Given { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Close { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Events written to a run's stream and read from it, against an unbounded channel.</summary>
internal static class Streaming
{
    private const int Events = 1_000;
    private const int Runs = 40;
    private const int Readers = 8;
    private static readonly OpenWorkflow s_workflow = new();

    public static Task<long> WriteThenRead() => WithRun(static async (handler, run) =>
    {
        Write(await run.Given.Task);
        run.Close.SetResult();
        return await Count(handler.StreamEvents());
    });

    public static Task<long> WriteThenReadChannel() => WithChannel(static async channel =>
    {
        Write(channel);
        return await Count(channel.Reader.ReadAllAsync());
    });

    public static Task<long> ReaderOnOtherThread() => WithRun(static async (handler, run) =>
    {
        Context context = await run.Given.Task;
        Task<long> reading = Task.Run(() => Count(handler.StreamEvents()));
        Write(context);
        run.Close.SetResult();
        return await reading;
    });

    public static Task<long> ReaderOnOtherThreadChannel() => WithChannel(static async channel =>
    {
        Task<long> reading = Task.Run(() => Count(channel.Reader.ReadAllAsync()));
        Write(channel);
        return await reading;
    });

    /// <summary>Counted by the events written: the readers of one stream share them.</summary>
    public static Task<long> EightReaders() => WithRun(static async (handler, run) =>
    {
        Context context = await run.Given.Task;
        var reading = new Task<long>[Readers];
        for (int i = 0; i < Readers; i++)
        {
            reading[i] = Task.Run(() => Count(handler.StreamEvents()));
        }

        Write(context);
        run.Close.SetResult();
        return (await Task.WhenAll(reading))[0];
    });

    public static async Task<long> EightChannels()
    {
        long events = 0;
        for (int run = 0; run < Runs; run++)
        {
            var channels = new Channel<StreamEvent>[Readers];
            var reading = new Task<long>[Readers];
            for (int i = 0; i < Readers; i++)
            {
                Channel<StreamEvent> channel = channels[i] = MakeChannel();
                reading[i] = Task.Run(() => Count(channel.Reader.ReadAllAsync()));
            }

            for (int i = 0; i < Events; i++)
            {
                var tick = new Tick(i);
                foreach (Channel<StreamEvent> channel in channels)
                {
                    channel.Writer.TryWrite(tick);
                }
            }

            foreach (Channel<StreamEvent> channel in channels)
            {
                channel.Writer.Complete();
            }

            events += (await Task.WhenAll(reading))[0];
        }

        return events;
    }

    public static Task<long> Alternating() => WithRun(static async (handler, run) =>
    {
        Context context = await run.Given.Task;
        await using IAsyncEnumerator<StreamEvent> reader = handler.StreamEvents().GetAsyncEnumerator();
        for (int i = 0; i < Events; i++)
        {
            context.WriteEventToStream(new Tick(i));
            await reader.MoveNextAsync();
        }

        run.Close.SetResult();
        return Events;
    });

    public static Task<long> AlternatingChannel() => WithChannel(static async channel =>
    {
        await using IAsyncEnumerator<StreamEvent> reader = channel.Reader.ReadAllAsync().GetAsyncEnumerator();
        for (int i = 0; i < Events; i++)
        {
            channel.Writer.TryWrite(new Tick(i));
            await reader.MoveNextAsync();
        }

        channel.Writer.Complete();
        return Events;
    });

    /// <summary>Bytes that the stream keeps for an event beside it.</summary>
    public static async Task<double> BytesBeyondEvents()
    {
        var run = new OpenRun();
        await using WorkflowHandler<StopEvent> handler = await s_workflow.RunAsync(run);
        Context context = await run.Given.Task;
        _ = handler.StreamEvents();
        var ticks = new Tick[Events];
        for (int i = 0; i < Events; i++)
        {
            ticks[i] = new Tick(i);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (Tick tick in ticks)
        {
            context.WriteEventToStream(tick);
        }

        long after = GC.GetAllocatedBytesForCurrentThread();
        run.Close.SetResult();
        return (after - before) / (double)Events;
    }

    private static async Task<long> WithRun(Func<WorkflowHandler<StopEvent>, OpenRun, Task<long>> use)
    {
        long events = 0;
        for (int i = 0; i < Runs; i++)
        {
            var run = new OpenRun();
            await using WorkflowHandler<StopEvent> handler = await s_workflow.RunAsync(run);
            events += await use(handler, run);
        }

        return events;
    }

    private static async Task<long> WithChannel(Func<Channel<StreamEvent>, Task<long>> use)
    {
        long events = 0;
        for (int i = 0; i < Runs; i++)
        {
            events += await use(MakeChannel());
        }

        return events;
    }

    private static Channel<StreamEvent> MakeChannel() =>
        Channel.CreateUnbounded<StreamEvent>(new UnboundedChannelOptions { SingleReader = true });

    private static void Write(Context context)
    {
        for (int i = 0; i < Events; i++)
        {
            context.WriteEventToStream(new Tick(i));
        }
    }

    private static void Write(Channel<StreamEvent> channel)
    {
        for (int i = 0; i < Events; i++)
        {
            channel.Writer.TryWrite(new Tick(i));
        }

        channel.Writer.Complete();
    }

    private static async Task<long> Count(IAsyncEnumerable<StreamEvent> events)
    {
        long count = 0;
        await foreach (StreamEvent _ in events)
        {
            count++;
        }

        return count;
    }
}
