using System.Text.RegularExpressions;
using GenFlow.Testing;

namespace GenFlow.Tests.Model;

/// <summary>Runs a random workflow as its plan says.</summary>
internal static partial class ModelDriver
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public static Task RunAsync(int seed) => RunAsync(seed, new ModelWorld());

    public static async Task RunAsync(int seed, ModelWorld world)
    {
        var plan = new ModelPlan(seed);
        try
        {
            if (plan.IsScheduled)
            {
                string first = await RunScheduledAsync(plan, world);
                Assert.Equal(first, await RunScheduledAsync(new ModelPlan(seed), new ModelWorld()));
            }
            else
            {
                await RunOnPoolAsync(plan, world);
            }
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Seed {seed} fails; to run it alone, set {ModelTests.SeedVariable}={seed}.\n{exception.Message}\n{(exception is Xunit.Sdk.XunitException ? "" : plan)}", exception);
        }
        finally
        {
            world.Release();
        }
    }

    private static async Task RunOnPoolAsync(ModelPlan plan, ModelWorld world)
    {
        VirtualTime? time = plan.Ending == Ending.TimedOut ? new VirtualTime() : null;
        using var source = new CancellationTokenSource();
        RunOptions options = time is null ? plan.Options : plan.Options with { TimeProvider = time };
        WorkflowHandler<long> handler = await new ModelWorkflow(plan.Spec, world).RunAsync(plan.Input, options, source.Token);
        var readers = new ModelReaders(handler, plan, world);
        readers.Start(plan.Random);
        Task<List<StreamItem>> ended = readers.CompareAsync();
        try
        {
            await EndAsync(plan, handler, source, time, readers.Reached, ended);
            List<StreamItem> items = await ended.WaitAsync(s_limit);
            world.Release();
            await ModelInvariants.CheckAsync(plan, world, handler, items);
        }
        catch (TimeoutException) when (!ended.IsCompleted)
        {
            handler.Cancel();
            throw new InvalidOperationException($"The run is stuck. It waits for {string.Join(", ", handler.PendingRequests)}; {handler.LastSequence} items; failures: {string.Join("; ", handler.Failures)}");
        }
    }

    private static async Task EndAsync(
        ModelPlan plan, WorkflowHandler handler, CancellationTokenSource source, VirtualTime? time, Task reached, Task ended)
    {
        if (plan.Ending is not (Ending.Cancelled or Ending.TimedOut))
        {
            return;
        }

        // What hangs may keep the run from getting so far.
        await RaceChecks.YieldUntilAsync(() => reached.IsCompleted, turns: 10_000);
        if (time is null)
        {
            await (plan.Cancels switch
            {
                CancelledBy.Token => source.CancelAsync(),
                CancelledBy.Disposal => handler.DisposeAsync().AsTask(),
                _ => Task.Run(handler.Cancel),
            });
        }
        else
        {
            // The run's time stands while it waits for answers.
            for (int i = 0; i < 10_000 && !ended.IsCompleted; i++)
            {
                time.Advance(plan.Options.Timeout);
                await RaceChecks.YieldUntilAsync(() => ended.IsCompleted, turns: 100);
            }
        }
    }

    /// <returns>The stream, without what differs from run to run.</returns>
    private static async Task<string> RunScheduledAsync(ModelPlan plan, ModelWorld world)
    {
        var options = new TestOptions { Seed = plan.Seed, Run = plan.Options, Limit = s_limit };
        TestRun<long> run = await WorkflowTest.StartAsync(new ModelWorkflow(plan.Spec, world), plan.Input, options);
        run.When<AskValue>(static ask => ask.Answer);
        run.When<AskMessage>(static ask => ask.Wanted);
        if (plan.Ending == Ending.Cancelled)
        {
            int left = plan.After;
            if (left == 0 || plan.Spec.All.Any(static node => node.Quirk is Quirk.Hang or Quirk.Deaf))
            {
                await run.IdleAsync();
            }
            else
            {
                await run.NextAsync<StreamEvent>(ev => --left == 0 || ev is RunEnded);
            }

            run.Handler.Cancel();
        }

        // What was left behind at the end may still have to be told that it is cancelled.
        await run.EndAsync();
        await run.IdleAsync();
        if (run.Time.ActiveTimers > 0)
        {
            Assert.Fail($"{run.Time.ActiveTimers} timers are left\n{plan}\n{run.Stream}");
        }

        StreamRecording stream = run.Stream;
        world.Release();
        await ModelInvariants.CheckAsync(plan, world, run.Handler, stream);
        await run.DisposeAsync();
        return RequestId().Replace(stream.ToString(), "id");
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex RequestId();
}
