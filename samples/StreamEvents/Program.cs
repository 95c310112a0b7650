using GenFlow;

var wf = new ProcessWorkflow();
await using var handler = await wf.RunAsync();

await foreach (var ev in handler.StreamEvents<ProgressEvent>())
{
    Console.WriteLine($"[{ev.EventType}] step={ev.Step}");
}

Console.WriteLine(await handler.ResultAsync());

[StreamEvent]
public partial record ProgressEvent(int Step, string Message);

public record Done(bool IsDone);

[Workflow]
public partial class ProcessWorkflow
{
    [Step, Publishes<ProgressEvent>]
    public StopEvent<Done> Process(Context ctx, Event ev)
    {
        for (int i = 0; i < 3; i++)
        {
            ctx.WriteEventToStream(new ProgressEvent(i, $"Processing step {i}"));
        }

        return new(new Done(true));
    }
}
