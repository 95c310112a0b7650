using GenFlow;

namespace Concepts;

#region events
[StreamEvent]
public abstract partial record Download
{
    public sealed partial record Started(string File) : Download;

    public sealed partial record Chunk(int Bytes) : Download;
}

[StreamEvent]
public partial record Note(string Text);
#endregion

#region workflow
[Workflow]
public partial class Downloader
{
    [Step, Publishes<Download>, Publishes<Note>]
    public StopEvent<int> Fetch(Context ctx, StartEvent<string> file)
    {
        ctx.WriteEventToStream(new Download.Started(file.Input));
        ctx.WriteEventToStream(new Download.Chunk(512));
        ctx.WriteEventToStream(new Download.Chunk(88));
        ctx.WriteEventToStream(new Note("checksum ok"));
        return new(600);
    }
}
#endregion

#region capacity
[Workflow]
public partial class Counter
{
    [Step, Publishes<Note>]
    public async Task<StopEvent<int>> Count(Context ctx, StartEvent<int> upTo)
    {
        for (int number = 1; number <= upTo.Input; number++)
        {
            await ctx.StreamCapacityAsync();
            ctx.WriteEventToStream(new Note($"{number}"));
        }

        return new(upTo.Input);
    }
}
#endregion

internal static class Streams
{
    public static async Task ShowAsync()
    {
        await using WorkflowHandler<int> handler = await new Downloader().RunAsync("a.bin");

        #region readers
        await foreach (StreamEvent ev in handler.StreamEvents())
        {
            Console.WriteLine($"{ev.EventType}: {ev}");
        }

        int bytes = 0;
        await foreach (Download.Chunk chunk in handler.StreamEvents<Download.Chunk>())
        {
            bytes += chunk.Bytes;
        }

        Console.WriteLine($"{bytes} bytes, {await handler.ResultAsync()} in all");
        #endregion

        #region items
        await foreach (StreamItem item in handler.StreamItems(from: 3, filter: static item => item.Event is not Note))
        {
            Console.WriteLine($"{item.Sequence} {item.Step ?? "run"}: {item.Event.EventType}");
        }
        #endregion

        await RetentionAsync();
        await CapacityAsync();
    }

    private static async Task RetentionAsync()
    {
        #region retention
        var options = new RunOptions { Retention = StreamRetention.Last(2) };
        await using WorkflowHandler<int> handler = await new Downloader().RunAsync("a.bin", options);
        await handler.ResultAsync();

        await foreach (StreamItem item in handler.StreamItems())
        {
            Console.WriteLine(item.Event is StreamGap gap ? $"{gap.From} to {gap.To} are gone" : $"{item.Sequence} {item.Event.EventType}");
        }
        #endregion
    }

    private static async Task CapacityAsync()
    {
        await using WorkflowHandler<int> handler = await new Counter().RunAsync(1_000, new RunOptions { StreamLag = 10 });
        int seen = 0;
        await foreach (Note note in handler.StreamEvents<Note>())
        {
            seen++;
        }

        Console.WriteLine($"{seen} notes");
    }
}
