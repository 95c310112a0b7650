using GenFlow.Agents.Testing;
using GenFlow.Models;
using GenFlow.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>What has no end, and what fails half way.</summary>
public sealed class EngineBoundsTests
{
    private const int MostBlocks = 10_000;

    [Fact]
    public async Task An_optional_service_is_the_agents()
    {
        object? found = null;
        var action = new TestAction("look", (_, context) =>
        {
            found = context.GetService<IFormatProvider>();
            return TestAction.Text("seen");
        });
        var agent = new Agent(new ScriptedModelStream(new Reply().Action("c", "look"), "Done."))
        {
            Actions = [action],
            Services = new Actions.Calling.Services(System.Globalization.CultureInfo.InvariantCulture),
        };

        await agent.RunAsync("Go.");

        Assert.Same(System.Globalization.CultureInfo.InvariantCulture, found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_eager_action_that_reports_without_end_holds_up_neither_the_model_nor_the_end(bool isCancelled)
    {
        using var cancellation = new CancellationTokenSource();
        var last = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var chatty = new TestAction("chatty", async (_, context) =>
        {
            while (!last.Task.IsCompleted)
            {
                await context.ReportAsync("still there");
            }

            return ActionOutput.Nothing;
        }, new ActionSettings { IsEager = true });
        var model = new ScriptedModelStream(new Reply().Action("c", "chatty").EndBlock().Text("a", "b"), "Done.");
        int reports = 0;

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [chatty] }.StreamAsync("Go.", null, cancellation.Token), ev =>
        {
            reports += ev is ActionProgress ? 1 : 0;
            if (isCancelled && reports == 300)
            {
                cancellation.Cancel();
                last.TrySetResult();
            }
            else if (!isCancelled && ev is ContentDelta { Delta: "b" })
            {
                last.TrySetResult();
            }
        });

        Assert.InRange(reports, 0, 50_000);
        Assert.Equal(isCancelled, run.Failure is OperationCanceledException);
    }

    [Fact]
    public async Task An_action_that_has_not_begun_when_the_run_leaves_it_behind_does_not_begin_later()
    {
        var time = new VirtualTime();
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var chatty = new TestAction("chatty", async (_, context) =>
        {
            while (!stop.Task.IsCompleted)
            {
                await context.ReportAsync("still there");

                // Once nobody listens it does not wait any more: it must leave the pool to the test.
                await Task.Yield();
            }

            return ActionOutput.Nothing;
        });
        TestAction other = TestAction.Echo("other");
        var reply = new Reply();
        for (int number = 0; number < 8; number++)
        {
            reply = reply.Action($"c{number}", number % 2 == 0 ? "chatty" : "other");
        }

        var agent = new Agent(new ScriptedModelStream(reply)) { Actions = [chatty, other], TimeProvider = time, Grace = TimeSpan.FromSeconds(5) };
        var session = new AgentSession();

        Task<Recording> leaving = Recording.LeftAsync(agent.StreamAsync("Go.", session), static ev => ev is ActionProgress);
        await time.PassAsync(agent.Grace, leaving);
        stop.SetResult();

        IEnumerable<ActionBlock> actions = session.Messages[1].Actions.Where(static action => action.Name == "other");
        Assert.All(actions, static action => Assert.True(!action.IsError || action.Result!.StartsWith("Not run", StringComparison.Ordinal) || action.Result.Contains("left behind", StringComparison.Ordinal)));

        // One that has told its beginning and is left behind may come to its body only now.
        Assert.InRange(other.Calls, actions.Count(static action => !action.IsError), actions.Count(static action => !action.Result!.StartsWith("Not run", StringComparison.Ordinal)));
        Transcript.Check(session);
    }

    [Fact]
    public async Task A_message_of_too_many_blocks_breaks_the_run_off_with_a_typed_error()
    {
        var model = OwnModel.Of(static (_, _, _) => StreamAsync());

        Recording run = await Recording.OfAsync(new Agent(model).StreamAsync("Go."));

        Assert.Contains("blocks", Assert.IsType<ModelException>(run.Failure).Message, StringComparison.Ordinal);
        Assert.Equal(MostBlocks, Assert.IsType<MessageFailed>(run.Events[^1]).Message.Blocks.Count);

        static async IAsyncEnumerable<ModelDelta> StreamAsync()
        {
            await Task.CompletedTask;
            for (int index = 0; ; index++)
            {
                yield return ModelDelta.OfText(index, "a");
                yield return ModelDelta.BlockEnd(index);
            }
        }
    }

    [Theory]
    [InlineData(ModelDeltaKind.Text)]
    [InlineData(ModelDeltaKind.Signature)]
    [InlineData(ModelDeltaKind.Citation)]
    public async Task A_message_that_never_ends_breaks_the_run_off_with_a_typed_error(ModelDeltaKind kind)
    {
        string piece = new('a', 1 << 20);
        int sent = 0;
        var model = OwnModel.Of((_, _, _) => StreamAsync());

        Exception failure = await Assert.ThrowsAsync<ModelException>(() => new Agent(model).RunAsync("Go."));

        Assert.Contains("characters", failure.Message, StringComparison.Ordinal);
        Assert.InRange(sent, 64, 65);

        async IAsyncEnumerable<ModelDelta> StreamAsync()
        {
            await Task.CompletedTask;
            while (sent < 200)
            {
                sent++;
                yield return kind switch
                {
                    ModelDeltaKind.Text => ModelDelta.OfText(0, piece),
                    ModelDeltaKind.Signature => ModelDelta.Signature(0, piece),
                    _ => ModelDelta.Cites(0, new Citation(Quote: piece)),
                };
            }
        }
    }

    [Fact]
    public async Task A_type_that_refuses_its_values_is_an_answer_that_does_not_fit()
    {
        var model = new ScriptedModelStream("""{"percent":101}""");
        List<object?> shown = [];

        StructuredOutputException error = await Assert.ThrowsAsync<StructuredOutputException>(async () =>
        {
            await foreach (AgentEvent ev in new Agent(model).StreamAsync<Graded>("Grade."))
            {
                shown.Add((ev as ContentDelta)?.Partial);
            }
        });

        Assert.IsType<ArgumentOutOfRangeException>(error.InnerException);
        Assert.Contains(shown, static partial => partial is Graded.Partial { Percent: 101 });
    }
}

/// <summary>A grade that refuses what is none.</summary>
[StructuredOutput]
public sealed partial record Graded
{
    public Graded(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        Percent = percent;
    }

    public int Percent { get; }
}
