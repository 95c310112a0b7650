using System.Text;
using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios;
using GenFlow.Agents.Tests.Workflows;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Composition;

[StreamEvent]
public sealed partial record Printed(string Line);

[StreamEvent]
public sealed partial record MayPrint(string Text) : InputRequest<bool>;

[Event]
public sealed partial record PrintJob(string Text, int Copies) : StartEventBase;

/// <summary>Prints, and asks before if it is to.</summary>
[Workflow]
public partial class PrintWorkflow
{
    [Step, Publishes<Printed>]
    public async Task<StopEvent<int>> Print(Context ctx, PrintJob job)
    {
        if (job.Copies > 2 && !await ctx.RequestInputAsync(new MayPrint(job.Text)))
        {
            return new(0);
        }

        for (int copy = 0; copy < job.Copies; copy++)
        {
            ctx.WriteEventToStream(new Printed(job.Text));
        }

        return new(job.Copies);
    }
}

/// <summary>Says a text twice.</summary>
[Workflow]
public partial class EchoWorkflow
{
    [Step]
    public StopEvent<string> Say(StartEvent<string> text) => new(text.Input + text.Input);
}

public sealed class WorkflowActionTests
{
    private static readonly Reply s_printTwo = new Reply().Action("c1", "print", """{"text":"hi","copies":2}""");
    private static readonly Reply s_printThree = new Reply().Action("c1", "print", """{"text":"hi","copies":3}""");

    [Fact]
    public void Workflow_as_an_action_has_the_members_of_its_start_event_as_arguments()
    {
        AgentAction action = new PrintWorkflow().AsAction("print", "Prints.");

        string schema = action.JsonSchema.GetRawText();

        Assert.Contains("\"text\"", schema, StringComparison.Ordinal);
        Assert.Contains("\"copies\"", schema, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Workflow_as_an_action_of_an_agent_on_its_own_shows_what_it_publishes_in_the_agents_stream()
    {
        var model = new ScriptedModelStream(s_printTwo, "Printed.");

        Recording run = await Recording.OfAsync(new Agent(model) { Actions = [new PrintWorkflow().AsAction("print", "Prints.")] }.StreamAsync("Print."));

        ActionPublished[] published = [.. run.Events.OfType<ActionPublished>()];
        Assert.Equal([new Printed("hi"), new Printed("hi")], published.Select(static ev => ev.Event));
        Assert.All(published, static ev => Assert.Equal(("c1", "print", "print", "Printed"), (ev.Id, ev.Name, ev.Path, ev.EventName)));
        Assert.Equal("2", Assert.Single(model.Requests[1].Results).Text);

        // That its JSON is asked for changes neither what it is equal to nor where it is found.
        ActionPublished copy = published[0] with { Block = published[0].Block };
        int hash = published[0].GetHashCode();
        Assert.Equal("hi", published[0].Data.GetProperty("line").GetString());
        Assert.Equal((copy, hash), (published[0], published[0].GetHashCode()));
        Assert.NotEqual(published[0], published[1]);
        var read = (ActionPublished)GenFlowJson.Read<AgentEvent>(Json(published[0]));
        Assert.Equal("hi", read.Data.GetProperty("line").GetString());
        Assert.Null(read.Event);
        Assert.Equal(read, GenFlowJson.Read<AgentEvent>(Json(published[0])));
        Assert.NotEqual(read, read with { Data = default });
    }

    [Fact]
    public async Task Workflow_as_an_action_that_asks_people_where_there_are_none_is_an_error_result()
    {
        var model = new ScriptedModelStream(s_printThree, "Nobody is there.");

        AgentResponse response = await new Agent(model) { Actions = [new PrintWorkflow().AsAction("print", "Prints.")] }.RunAsync("Print.");

        Assert.True(response.IsSuccess);
        ScriptedResult result = Assert.Single(model.Requests[1].Results);
        Assert.Contains("asks people (MayPrint)", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_of_a_workflow_inside_an_agent_inside_an_agent_inside_a_workflow_reaches_who_holds_the_handler()
    {
        var printing = new ScriptedModelStream(s_printThree, "Printed.");
        var printer = new Agent(printing) { Name = "printer", Actions = [new PrintWorkflow().AsAction("print", "Prints.")] };
        var model = new ScriptedModelStream(new Reply().Action("o1", "printing", """{"input":"Print hi."}"""), "Done.");
        await using WorkflowHandler<string> handler = await new AskingWorkflow(new Agent(model) { Name = "clerk", Actions = [printer.AsAction("printing", "Prints.")] }).RunAsync("Print.");

        var paths = new List<string>();
        await foreach (StreamItem item in handler.StreamItems())
        {
            if (item.Event is MayPrint request)
            {
                Assert.Equal("hi", request.Text);
                await handler.RespondAsync(request, true);
            }

            if (item.Event is Printed)
            {
                paths.Add(item.Path);
            }
        }

        Assert.Equal("Done.", await handler.ResultAsync());
        Assert.Equal(["clerk/print", "clerk/print", "clerk/print"], paths);
        Assert.Equal("3", Assert.Single(printing.Requests[1].Results).Text);
    }

    [Fact]
    public async Task Workflow_with_a_text_takes_one_argument_and_its_text_is_told_as_it_is()
    {
        var model = new ScriptedModelStream(new Reply().Action("c1", "echo", """{"input":"ho"}"""), "Done.");

        await new Agent(model) { Actions = [new EchoWorkflow().AsAction("echo", "Says it twice.")] }.RunAsync("Go.");

        Assert.Equal("hoho", Assert.Single(model.Requests[1].Results).Text);
    }

    [Fact]
    public async Task Agent_run_that_is_cancelled_cancels_the_workflow_of_its_action()
    {
        using var stop = new CancellationTokenSource();
        var model = new ScriptedModelStream(new Reply().Action("c1", "wait", """{"input":"x"}"""));
        var waiting = new WaitingWorkflow();

        Recording run = await Recording.OfEventsAsync(
            new Agent(model) { Actions = [waiting.AsAction("wait", "Waits.")] }.StreamAsync("Go.", cancellationToken: stop.Token),
            ev =>
            {
                if (ev is ActionPublished)
                {
                    stop.Cancel();
                }
            });

        Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
        Assert.True(await waiting.Cancelled.Task);
    }

    private static byte[] Json(Event ev)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, ev);
        return output.WrittenSpan.ToArray();
    }
}

/// <summary>Says that it waits, and waits until it is cancelled.</summary>
[Workflow]
public partial class WaitingWorkflow
{
    internal TaskCompletionSource<bool> Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Step, Publishes<Printed>]
    public async Task<StopEvent<string>> Wait(Context ctx, StartEvent<string> text)
    {
        ctx.WriteEventToStream(new Printed(text.Input));
        try
        {
            await Task.Delay(Timeout.Infinite, ctx.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            Cancelled.SetResult(true);
            throw;
        }

        return new("");
    }
}
