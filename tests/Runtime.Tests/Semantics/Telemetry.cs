using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Semantics.Telemetry;

[Event]
public partial record Part(int Number);

[StreamEvent]
public partial record Seen(string? Activity);

[Workflow]
public partial class TracedWorkflow
{
    [Step(Retries = 1)]
    public async Task<Part> First(Context ctx, StartEvent<bool> fails)
    {
        await Task.Yield();
        ctx.WriteEventToStream(new Seen(Activity.Current?.OperationName));
        return ctx.Attempt == 1 || fails.Input ? throw new InvalidOperationException("first") : new Part(1);
    }

    [Step]
    public StopEvent<string> Second(Context ctx, Part part)
    {
        ctx.WriteEventToStream(new Seen(Activity.Current?.OperationName));
        return new("done");
    }
}

[Collection(QuietProcess.Name)]
public class TelemetryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Spans_OfRunAndSteps_HaveParentStatusAndDuration(bool fails)
    {
        var spans = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "GenFlow",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var caller = new Activity("caller").Start();

        await using WorkflowHandler<string> handler = await new TracedWorkflow().RunAsync(fails);
        Assert.Same(caller, Activity.Current);
        await Task.WhenAny(handler.ResultAsync().WithinAsync());
        string[] seen = [.. (await handler.StreamEvents<Seen>().AllAsync()).Select(static ev => ev.Activity ?? "none")];

        Activity[] own = [.. spans.Where(span => span.TraceId == caller.TraceId).OrderBy(static span => span.StartTimeUtc)];
        Activity run = Assert.Single(own, static span => span.OperationName == "workflow TracedWorkflow");
        Assert.Equal(caller.SpanId, run.ParentSpanId);
        Assert.Equal(handler.RunId, run.GetTagItem("genflow.run.id"));
        Assert.Equal(fails ? ActivityStatusCode.Error : ActivityStatusCode.Ok, run.Status);
        Activity[] steps = [.. own.Where(span => span != run)];
        Assert.All(steps, span => Assert.Equal(run.SpanId, span.ParentSpanId));
        Assert.Equal(fails ? ["step First 1 Error", "step First 2 Error"] : ["step First 1 Error", "step First 2 Ok", "step Second 1 Ok"],
            steps.Select(static span => $"{span.OperationName} {span.GetTagItem("genflow.attempt")} {span.Status}"));
        Assert.All(steps, span => Assert.True(span.Duration <= run.Duration));
        Assert.Equal("System.InvalidOperationException", steps[0].GetTagItem("error.type"));
        Assert.Equal(fails ? ["step First", "step First"] : ["step First", "step First", "step Second"], seen);
    }

    [Fact]
    public async Task Meter_CountsEventsRetriesFailuresAndOpenRuns()
    {
        var sums = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "GenFlow")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, 1, tags));
        listener.Start();

        await Assert.ThrowsAsync<InvalidOperationException>(() => new TracedWorkflow().ExecuteAsync(true).WithinAsync());
        await new TracedWorkflow().ExecuteAsync(false).WithinAsync();

        Assert.Equal(
            [("genflow.events", 5), ("genflow.failures", 3), ("genflow.retries", 2), ("genflow.run.duration", 2), ("genflow.runs.open", 0), ("genflow.step.duration", 5)],
            sums.OrderBy(static sum => sum.Key, StringComparer.Ordinal).Select(static sum => (sum.Key, (int)sum.Value)));

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag is { Key: "genflow.workflow", Value: "TracedWorkflow" })
                {
                    sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
                }
            }
        }
    }

    [Fact]
    public async Task NobodyListens_StepsSeeTheCallersActivity()
    {
        using var caller = new Activity("caller").Start();
        await using WorkflowHandler<string> handler = await new TracedWorkflow().RunAsync(false);
        Assert.All(await handler.StreamEvents<Seen>().AllAsync(), static ev => Assert.Equal("caller", ev.Activity));
    }
}
