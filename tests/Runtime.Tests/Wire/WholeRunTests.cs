using GenFlow.Tests.Support;

namespace GenFlow.Tests.Wire.WholeRuns;

[StreamEvent]
public abstract partial record Chat
{
    public sealed partial record Token(string Text) : Chat;

    public sealed partial record Done(int Tokens, double? Cost = null) : Chat;
}

[StreamEvent]
public partial record Progress(int Number, string Message);

[Event]
public partial record Confirmed(bool Yes);

[StreamEvent]
public partial record Confirm(string What) : InputRequest<Confirmed>;

[StreamEvent]
public partial record Remark : InputRequest<string>;

[Event]
public partial record Drafted(string Text);

[Event]
public partial record Report(string Text, int Levels) : StopEventBase;

/// <summary>Runs itself, one level less.</summary>
[Workflow]
public partial class DeepWorkflow
{
    [Step, Publishes<Progress>, Publishes<DeepWorkflow>]
    public async Task<StopEvent<int>> Go(Context ctx, StartEvent<int> levels)
    {
        ctx.WriteEventToStream(new Progress(levels.Input, "down"));
        return new(levels.Input == 0 ? 0 : 1 + await ctx.RunChildAsync(new DeepWorkflow(), levels.Input - 1));
    }
}

/// <summary>All that a stream can show: retries, a union, people, a child, a result of its own.</summary>
[Workflow]
public partial class ReportWorkflow
{
    [Step(Retries = 1), Publishes<Chat>]
    public async Task<Drafted> Draft(Context ctx, StartEvent<string> topic)
    {
        await Task.Yield();
        ctx.WriteEventToStream(new Chat.Token($"about {topic.Input}"));
        if (ctx.Attempt == 1)
        {
            throw new InvalidOperationException("cut \"off\"");
        }

        ctx.WriteEventToStream(new Chat.Done(1, 0.1));
        return new(topic.Input);
    }

    [Step, Publishes<Remark>]
    public async Task<Confirm> Ask(Context ctx, Drafted draft)
    {
        try
        {
            await ctx.RequestInputAsync(new Remark { Timeout = TimeSpan.FromMilliseconds(1) });
        }
        catch (InputTimeoutException)
        {
            ctx.WriteEventToStream(new Progress(0, "nobody remarked"));
        }

        return new Confirm(draft.Text);
    }

    [Step, Publishes<DeepWorkflow>]
    public async Task<Report> Publish(Context ctx, Confirmed confirmed) =>
        new(confirmed.Yes ? "published" : "kept", await ctx.RunChildAsync(new DeepWorkflow(), 2, "größe \"x\""));
}

public sealed class WholeRunTests
{
    internal static async Task<List<StreamItem>> ItemsAsync(RunOptions options)
    {
        await using WorkflowHandler<Report> handler = await new ReportWorkflow().RunAsync("bees", options);
        await foreach (Confirm confirm in handler.StreamEvents<Confirm>())
        {
            await handler.RespondJsonAsync(confirm.Id, "{\"yes\":true}"u8.ToArray());
        }

        Assert.Equal(new Report("published", 2), await handler.ResultAsync().WithinAsync());
        return await handler.StreamItems().AllAsync();
    }

    [Fact]
    public async Task EveryItemOfARun_IsReadAsItWasWritten()
    {
        List<StreamItem> items = await ItemsAsync(new RunOptions { Lifecycle = true });
        var reader = new StreamItemReader(ReportWorkflow.Events);
        foreach (StreamItem item in items)
        {
            StreamItem read = reader.Read(Items.Write(item));
            Assert.Equal(
                (item.Sequence, item.Timestamp, item.Step, item.Attempt, item.AttemptId, item.Path),
                (read.Sequence, read.Timestamp, read.Step, read.Attempt, read.AttemptId, read.Path));
            Assert.Equal(item.Event, read.Event);
            Assert.Same(item.Event.GetType(), read.Event.GetType());
        }

        Type[] seen = [.. items.Select(static item => item.Event.GetType()).Distinct()];
        Assert.Subset(
            seen.ToHashSet(),
            new HashSet<Type>
            {
                typeof(Chat.Token), typeof(Chat.Done), typeof(Progress), typeof(Confirm), typeof(Remark), typeof(StepRetrying), typeof(InputClosed),
                typeof(Lifecycle.StepStarted), typeof(Lifecycle.StepFailed), typeof(Lifecycle.StepCompleted), typeof(RunCompleted),
            });
        Assert.Contains(items, static item => item.Path.StartsWith("größe \"x\"/", StringComparison.Ordinal));
        Assert.Contains(items, static item => item is { Attempt: 2, AttemptId: > 0 });
        Assert.Contains(items, static item => item.Step is null);
    }

    [Fact]
    public async Task GapOfALateReader_IsReadAsItWasWritten()
    {
        List<StreamItem> items = await ItemsAsync(new RunOptions { Retention = StreamRetention.Last(3) });
        Assert.IsType<StreamGap>(items[0].Event);
        var reader = new StreamItemReader(ReportWorkflow.Events);
        Assert.All(items, item => Assert.Equal(item, reader.Read(Items.Write(item))));
    }

    [Fact]
    public async Task ReaderThatKnowsTheEngineOnly_CarriesEveryItem()
    {
        List<StreamItem> items = await ItemsAsync(new RunOptions { Lifecycle = true });
        var reader = new StreamItemReader(new EventCatalogue(static () => []));
        Assert.All(items, item => Assert.Equal(Items.Write(item), Items.Write(reader.Read(Items.Write(item)))));
    }

    [Fact]
    public async Task FailedRun_IsReadWithItsError()
    {
        await using WorkflowHandler<Report> handler = await new ReportWorkflow().RunAsync("bees", new RunOptions { MaxSteps = 1 });
        StreamItem last = (await handler.StreamItems().AllAsync())[^1];
        RunFailed failed = Assert.IsType<RunFailed>(last.Event);
        RunFailed read = Assert.IsType<RunFailed>(new StreamItemReader(ReportWorkflow.Events).Read(Items.Write(last)).Event);
        Assert.Equal((failed.Error, failed.Step, null), (read.Error, read.Step, read.Exception));
        _ = handler.Failures;
    }
}
