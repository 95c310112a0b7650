using System.ComponentModel;
using GenFlow.Agents.Testing;
using GenFlow.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG18_Actions
{
    [Theory]
    [Wires]
    public async Task AG18_functions_of_every_kind_run_and_their_results_are_told(Wire wire)
    {
        var counter = new Counter();
        AIFunction[] functions =
        [
            AIFunctionFactory.Create(Add, "add"),
            AIFunctionFactory.Create(counter.Count, "count"),
            AIFunctionFactory.Create(counter.CountAsync, "count_async"),
            AIFunctionFactory.Create(static () => { }, "nothing"),
            AIFunctionFactory.Create(static () => new Point(1, 2), "point"),
            AIFunctionFactory.Create(static () => (string?)null, "null"),
            AIFunctionFactory.Create(static string () => throw new InvalidOperationException("broken"), "throws"),
            AIFunctionFactory.Create(static async Task<string> () => { await Task.Yield(); throw new InvalidOperationException("broken later"); }, "throws_async"),
            TestAction.Echo("typed"),
        ];
        ScriptedModel model = ScriptedModel.Of(
            wire,
            new Reply().Action("1", "add", "{\"left\":1,\"right\":2}").Action("2", "count").Action("3", "nothing").Action("4", "point").Action("5", "null")
                .Action("6", "throws").Action("7", "throws_async").Action("8", "typed", "{\"city\":\"Oslo\"}").Action("9", "add", "{\"left\":\"x\",\"right\":2}"),
            new Reply().Action("10", "count_async"),
            "Done.");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = functions, MaxParallelActions = 1 }.StreamAsync("Go."));

        Assert.Null(run.Failure);
        Assert.Equal(
            ["3", "1", "Done.", "{\"x\":1,\"y\":2}", "null", "InvalidOperationException: broken", "InvalidOperationException: broken later", "typed of Oslo"],
            model.Requests[1].Results.Take(8).Select(static result => result.Text));
        Assert.True(run.Events.OfType<ActionExecuted>().Single(static executed => executed.ActionId == "9").Action.IsError);
        Assert.Equal("2", model.Requests[2].Results[^1].Text);
        Assert.Equal("Done.", run.Response.Text);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], run.Events.OfType<ActionExecuted>().Select(static executed => executed.ActionId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task AG18_slow_actions_run_in_parallel_up_to_the_bound_and_start_in_order(int bound)
    {
        var running = new List<string>();
        int most = 0;
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new TestAction("slow", async (_, context) =>
        {
            lock (running)
            {
                running.Add(context.Id);
                most = Math.Max(most, running.Count);
                if (running.Count == bound)
                {
                    full.TrySetResult();
                }
            }

            // Nobody ends before as many run as may.
            await full.Task;
            await Task.Yield();
            lock (running)
            {
                running.Remove(context.Id);
            }

            return ActionOutput.Nothing;
        });
        var model = new ScriptedModelStream(
            Enumerable.Range(1, 7).Aggregate(new Reply(), static (reply, number) => reply.Action($"c{number}", "slow")), "Done.");

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [slow], MaxParallelActions = bound }.StreamAsync("Go."));

        Assert.Equal((bound, 7, "Done."), (most, slow.Calls, run.Response.Text));
        int open = 0;
        foreach (AgentEvent ev in run.Events)
        {
            open += ev is ActionExecutionStart ? 1 : ev is ActionExecuted ? -1 : 0;
            Assert.InRange(open, 0, bound);
        }

        Assert.Equal(Enumerable.Range(1, 7).Select(static number => $"c{number}"), model.Requests[1].Results.Select(static result => result.Id));
    }

    [Theory]
    [Wires]
    public async Task AG18_an_action_that_takes_longer_than_its_timeout_is_an_error_and_the_loop_goes_on(Wire wire)
    {
        var time = new VirtualTime();
        var slow = new TestAction(
            "slow", static async (_, context) => { await Task.Delay(Timeout.InfiniteTimeSpan, context.CancellationToken); return ActionOutput.Nothing; }, new ActionSettings { Timeout = TimeSpan.FromSeconds(3) });
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c", "slow"), "Done.");
        Task<Recording> running = Recording.OfAsync(new Agent(model.Client) { Actions = [slow], TimeProvider = time }.StreamAsync("Go."));

        await time.TimerStartedAsync(TimeSpan.FromSeconds(3));
        time.Advance(TimeSpan.FromSeconds(3));
        Recording run = await running;

        Assert.Contains("ActionExecuted c error 'slow did not end within 3 s.'", run.Lines);
        Assert.Equal(("Done.", TimeSpan.FromSeconds(3)), (run.Response.Text, run.Response.Duration));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AG18_an_action_that_does_not_obey_its_timeout_is_left_behind_after_the_grace(bool blocks)
    {
        var time = new VirtualTime();
        using var release = new ManualResetEventSlim();
        var slow = new TestAction(
            "slow",
            async (_, _) =>
            {
                if (!blocks)
                {
                    await Task.Yield();
                }

                release.Wait();
                return ActionOutput.Nothing;
            },
            new ActionSettings { Timeout = TimeSpan.FromSeconds(3) });
        var model = new ScriptedModelStream(new Reply().Action("c", "slow"), "Done.");
        Task<Recording> running = Recording.OfAsync(new Agent(model) { Actions = [slow], TimeProvider = time, Grace = TimeSpan.FromSeconds(2) }.StreamAsync("Go."));

        await time.TimerStartedAsync(TimeSpan.FromSeconds(3));
        time.Advance(TimeSpan.FromSeconds(3));
        await time.TimerStartedAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        Recording run = await running;
        release.Set();

        Assert.Contains("left behind", run.Events.OfType<ActionExecuted>().Single().Action.Result, StringComparison.Ordinal);
        Assert.Equal("Done.", run.Response.Text);
    }

    [Theory]
    [InlineData("granted", "ActionExecuted c 'write of Oslo'")]
    [InlineData("denied", "ActionSkipped c Denied")]
    [InlineData("throws", "ActionSkipped c Denied")]
    [InlineData("null", "ActionSkipped c Denied")]
    public async Task AG18_an_action_that_needs_approval_runs_only_when_somebody_agrees(string answer, string line)
    {
        TestAction write = TestAction.Echo("write", new ActionSettings { RequiresApproval = true, IsEager = true });
        var model = new ScriptedModelStream(new Reply().Action("c", "write", "{\"city\":\"Oslo\"}"), "Done.");
        ApproveAction? asked = null;
        Agent agent = new(model)
        {
            Actions = [write],
            Approve = async (request, _) =>
            {
                asked = request;
                await Task.Yield();
                return answer switch { "granted" => new(true), "denied" => new(false, "not today"), "null" => null!, _ => throw new InvalidOperationException("nobody there") };
            },
        };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go."));

        Assert.Contains(line, run.Lines);
        Assert.Equal(answer == "granted" ? 1 : 0, write.Calls);
        Assert.Equal(("c", "write", "Oslo"), (asked!.ActionId, asked.Name, asked.Body.GetProperty("city").GetString()));
        Assert.Equal("Done.", run.Response.Text);
        if (answer == "denied")
        {
            Assert.Equal("Not run: it was not approved: not today", model.Requests[1].Results.Single().Text);
        }
    }

    [Fact]
    public async Task AG18_an_approver_that_never_answers_is_left_behind_when_the_run_is_cancelled_and_the_action_never_runs()
    {
        var time = new VirtualTime();
        using var cancellation = new CancellationTokenSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<ActionApproval>();
        TestAction write = TestAction.Echo("write", new ActionSettings { RequiresApproval = true });
        Agent agent = new(new ScriptedModelStream(new Reply().Action("c", "write", "{}")))
        {
            Actions = [write],
            TimeProvider = time,
            Approve = async (_, _) =>
            {
                asked.SetResult();
                return await answer.Task;
            },
        };
        var session = new AgentSession();
        Task<Recording> running = Recording.OfAsync(agent.StreamAsync("Go.", session, cancellation.Token));

        await asked.Task;
        await cancellation.CancelAsync();
        Recording run = await time.PassAsync(agent.Grace, running);
        answer.SetResult(new(true));

        Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
        Assert.Equal(["ActionSkipped c Cancelled", "MessageFailed ''"], run.Lines.TakeLast(2));
        Assert.Equal(0, write.Calls);
        Transcript.Check(session);
    }

    [Theory]
    [Wires]
    public async Task AG18_progress_shows_between_start_and_end_and_what_is_said_later_is_dropped(Wire wire)
    {
        ActionContext? kept = null;
        var work = new TestAction("work", async (_, context) =>
        {
            kept = context;
            for (int part = 1; part <= 200; part++)
            {
                await context.ReportAsync($"part {part}", part / 200.0);
            }

            return ActionOutput.Nothing;
        });
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c", "work"), "Done.");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [work] }.StreamAsync("Go."), ev =>
        {
            if (ev is ActionExecuted)
            {
                Assert.True(kept!.ReportAsync("late").IsCompletedSuccessfully);
            }
        });

        Assert.Equal(Enumerable.Range(1, 200).Select(static part => $"part {part}"), run.Events.OfType<ActionProgress>().Select(static progress => progress.Message));
        Assert.True(kept!.ReportAsync("later").IsCompletedSuccessfully);
    }

    [Theory]
    [Wires]
    public async Task AG18_a_value_that_a_users_type_refuses_is_told_to_the_model(Wire wire)
    {
        ScriptedModel model = ScriptedModel.Of(wire, new Reply().Action("c", "picky", "{}"), "Done.");

        Recording run = await Recording.OfAsync(new Agent(model.Client) { Actions = [new Picky()] }.StreamAsync("Go."));

        Assert.Contains("ActionSkipped c InvalidArguments", run.Lines);
        Assert.Contains("from must be before to", model.Requests[1].Results.Single().Text, StringComparison.Ordinal);
    }

    [Description("Adds.")]
    private static int Add(int left, int right) => left + right;

    private sealed record Point(int X, int Y);

    private sealed class Counter
    {
        private int _count;

        public int Count() => ++_count;

        public async Task<int> CountAsync()
        {
            await Task.Yield();
            return ++_count;
        }
    }

    private sealed class Picky() : AgentAction("picky", "", new())
    {
        public override GenFlow.Shapes.TypeShape Shape { get; } = new GenFlow.Shapes.ObjectShape("picky", null, false, []);

        protected internal override object ReadArguments(ref GenFlow.Serialization.EventJsonReader reader) => throw new ArgumentException("from must be before to");

        protected internal override object CreatePartial(Models.PartialJson json) => this;

        protected internal override ValueTask<ActionOutput> InvokeAsync(object arguments, ActionContext context) => new(ActionOutput.Nothing);
    }
}
