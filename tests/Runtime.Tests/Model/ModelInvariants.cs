namespace GenFlow.Tests.Model;

/// <summary>What holds for every run, whatever it does.</summary>
internal static class ModelInvariants
{
    public static async Task CheckAsync(ModelPlan plan, ModelWorld world, WorkflowHandler<long> handler, IReadOnlyList<StreamItem> items)
    {
        CheckNumbers(world, items);
        CheckAttempts(plan, world, items);
        await CheckEndAsync(plan, world, handler, items);
        if (plan.Ending == Ending.Calm)
        {
            CheckCalm(plan, world, handler, items);
        }

        string[] violations = world.Violations;
        if (violations.Length > 0)
        {
            Assert.Fail($"{string.Join('\n', violations)}\n{plan}\nfailures: {string.Join("; ", handler.Failures)}\n{new GenFlow.Testing.StreamRecording(items)}");
        }
    }

    private static void CheckNumbers(ModelWorld world, IReadOnlyList<StreamItem> items)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Sequence != i + 1)
            {
                world.Report($"item {i + 1} has number {items[i].Sequence}");
            }

            if (items[i].Event is RunEnded != (i == items.Count - 1))
            {
                world.Report($"item {i + 1} of {items.Count} is {items[i].Event}");
            }
        }
    }

    private static void CheckAttempts(ModelPlan plan, ModelWorld world, IReadOnlyList<StreamItem> items)
    {
        var open = new Dictionary<(string Path, string Step, int Attempt), int>();
        int starts = 0;
        foreach (StreamItem item in items)
        {
            (string step, int attempt, int change) = item.Event switch
            {
                Lifecycle.StepStarted started => (started.Step, started.Attempt, 1),
                Lifecycle.StepCompleted ended => (ended.Step, ended.Attempt, -1),
                Lifecycle.StepFailed ended => (ended.Step, ended.Attempt, -1),
                Lifecycle.StepCancelled ended => (ended.Step, ended.Attempt, -1),
                Lifecycle.StepAbandoned ended => (ended.Step, ended.Attempt, -1),
                _ => ("", 0, 0),
            };
            if (change == 0)
            {
                continue;
            }

            starts += change > 0 ? 1 : 0;
            int now = open[(item.Path, step, attempt)] = open.GetValueOrDefault((item.Path, step, attempt)) + change;
            if (now < 0)
            {
                world.Report($"item {item.Sequence} ends an attempt that was not open: {item.Event}");
            }
        }

        foreach (((string path, string step, int attempt), int left) in open.Where(static entry => entry.Value > 0))
        {
            world.Report($"{left} attempts {attempt} of {path}/{step} have no end");
        }

        if (starts > 0 != plan.Options.Lifecycle && items.Count > 1)
        {
            world.Report($"{starts} attempts in the lifecycle");
        }
    }

    private static async Task CheckEndAsync(ModelPlan plan, ModelWorld world, WorkflowHandler<long> handler, IReadOnlyList<StreamItem> items)
    {
        RunEnded? end = items.Count == 0 ? null : items[^1].Event as RunEnded;
        long? result = null;
        Exception? thrown = null;
        try
        {
            result = await handler.ResultAsync();
        }
        catch (Exception exception)
        {
            thrown = exception;
        }

        bool agrees = end switch
        {
            RunCompleted { Stop: StopEvent<long> stop } => result == stop.Result,
            RunCancelled => thrown is OperationCanceledException,
            RunFailed { Exception: var exception } => ReferenceEquals(thrown, exception),
            RunTimedOut => thrown is WorkflowTimeoutException,
            _ => false,
        };
        if (!agrees)
        {
            world.Report($"the stream ends with {end}, the result with {result} or {thrown}");
        }

        bool completed = result == plan.Reference.Result;
        bool planned = plan.Ending switch
        {
            Ending.Calm => completed,
            Ending.Fatal => thrown is ModelException,
            Ending.StopEarly => result == -1,
            Ending.Cancelled => completed || end is RunCancelled,
            Ending.TimedOut => completed || end is RunTimedOut,
            Ending.TooManySteps => thrown is WorkflowLimitException,
            Ending.FewPending => completed || thrown is WorkflowLimitException,
            _ => false,
        };
        if (!planned)
        {
            world.Report($"the run should end as planned, with {plan.Reference.Result} if at all, and ended with {end}, {result}, {thrown}");
        }
    }

    private static void CheckCalm(ModelPlan plan, ModelWorld world, WorkflowHandler<long> handler, IReadOnlyList<StreamItem> items)
    {
        if (handler.Failures.Count != plan.Reference.FailedAttempts)
        {
            world.Report($"{handler.Failures.Count} failures where {plan.Reference.FailedAttempts} attempts fail");
        }

        if (handler.DroppedEvents != 0)
        {
            world.Report($"{handler.DroppedEvents} events dropped");
        }

        int retries = items.Count(static item => item.Event is StepRetrying);
        if (plan.Options.Lifecycle && retries != plan.Reference.Retries)
        {
            world.Report($"{retries} retries on the stream where {plan.Reference.Retries} happen");
        }

        if (handler.PendingRequests.Count > 0)
        {
            world.Report($"requests left: {string.Join(", ", handler.PendingRequests)}");
        }
    }
}
