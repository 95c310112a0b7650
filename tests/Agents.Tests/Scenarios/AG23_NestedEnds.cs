using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Workflows;
using GenFlow.Models;
using GenFlow.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG23_NestedEnds
{
    [Theory]
    [Wires("error", "overloaded")]
    [Wires("cut", "broke off", Except = [Wire.WholeCalls])] // There an end without a reason is an end.
    [Wires("refused", "came to no answer: Refused")]
    [Wires("cut off", "came to no answer: Truncated")]
    [Wires("turns", "came to no answer: IterationLimit")]
    public async Task AG23_an_inner_run_without_an_answer_is_an_error_for_the_outer_model_and_the_loop_goes_on(Wire wire, string how, string told)
    {
        Reply half = new Reply().Text("Half").Usage(10, 1);
        Reply reply = how switch
        {
            "error" => half.Fail(new ModelException("overloaded") { Code = "overloaded_error" }),
            "cut" => half.Cut(),
            "refused" => new Reply().Text("Half").Stop(StopReason.Refusal, "refusal"),
            "cut off" => new Reply().Text("Half").Stop(StopReason.OutputLimit, "max_tokens"),
            _ => new Reply().Text("Half").Action("l", "look", "{}"),
        };
        ScriptedModel inner = ScriptedModel.Of(wire, reply);
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Weather?"), "Without.");
        var agent = new Agent(outer.Client)
        {
            Name = "outer",
            Actions = [new Agent(inner.Client) { Name = "inner", Actions = [TestAction.Echo("look")], MaxIterations = 1 }.AsResearch()],
        };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go."));

        ActionExecuted executed = run.Events.OfType<ActionExecuted>().Single(static executed => executed.AgentPath == "outer");
        Assert.True(executed.Action.IsError);
        Assert.Contains(told, executed.Action.Result, StringComparison.Ordinal);
        Assert.Equal(executed.Action.Result, outer.Requests[1].Results.Single().Text);
        Assert.StartsWith(how is "error" or "cut" ? "outer/inner MessageFailed 'Half" : "outer/inner MessageEnd 'Half", run.Below("outer").Last(), StringComparison.Ordinal);
        Assert.Equal((AgentStatus.Completed, "Without."), (run.Response.Status, run.Response.Text));
        Transcript.Check(outer.Requests[1].Messages);
    }

    [Theory]
    [Wires("tokens")]
    [Wires("cost")]
    public async Task AG23_what_an_inner_run_takes_uses_the_outers_budget_up(Wire wire, string of)
    {
        ModelPrices prices = new([new("m", new ModelPrice(1, 1))]);
        ScriptedModel inner = ScriptedModel.Of(wire, new Reply().Model("m").Action("l", "look", "{}").Usage(90, 20));
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Weather?", "m").Usage(10, 1));
        var agent = new Agent(outer.Client)
        {
            Name = "outer",
            Prices = prices,
            Actions = [new Agent(inner.Client) { Name = "inner", Actions = [TestAction.Echo("look")], Prices = prices }.AsResearch()],
            Budget = of == "tokens" ? new() { Tokens = 100 } : new() { Cost = 0.0001m },
        };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go."));

        Assert.Equal((1, 1, AgentStatus.BudgetExhausted, 121), (inner.Opened, outer.Opened, run.Response.Status, run.Response.Usage.TotalTokens));
        Assert.Contains("budget of outer", run.Response.Detail, StringComparison.Ordinal);
        Assert.Contains("BudgetExhausted", run.Events.OfType<ActionExecuted>().Last().Action.Result, StringComparison.Ordinal);
    }

    [Theory]
    [Wires]
    public async Task AG23_an_inner_run_with_a_budget_of_its_own_ends_and_the_outer_goes_on(Wire wire)
    {
        ScriptedModel inner = ScriptedModel.Of(wire, new Reply().Action("l", "look", "{}").Usage(90, 20));
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Weather?").Usage(10, 1), new Reply().Text("Without.").Usage(10, 1));
        var agent = new Agent(outer.Client)
        {
            Actions = [new Agent(inner.Client) { Actions = [TestAction.Echo("look")], Budget = new() { Tokens = 100 } }.AsResearch()],
            Budget = new() { Tokens = 1_000 },
        };

        AgentResponse response = await agent.RunAsync("Go.");

        Assert.Equal((AgentStatus.Completed, "Without.", 132), (response.Status, response.Text, response.Usage.TotalTokens));
        Assert.Contains("BudgetExhausted", outer.Requests[1].Results.Single().Text, StringComparison.Ordinal);
    }

    [Theory]
    [Wires]
    public async Task AG23_a_level_too_deep_is_an_error_for_the_one_above_it(Wire wire)
    {
        ScriptedModel leaf = ScriptedModel.Of(wire);
        ScriptedModel middle = ScriptedModel.Of(wire, Inner.Call("m1", "Sky?"), "Wet, perhaps.");
        ScriptedModel root = ScriptedModel.Of(wire, Inner.Call("r1", "Weather?"), "Rain, perhaps.");
        var agent = new Agent(root.Client)
        {
            Name = "root",
            Actions = [new Agent(middle.Client) { Name = "middle", Actions = [new Agent(leaf.Client) { Name = "leaf" }.AsResearch()] }.AsResearch()],
            Budget = new() { Depth = 2 },
        };

        Recording run = await Recording.OfAsync(agent.StreamAsync("Go."));

        Assert.Equal((0, "Rain, perhaps."), (leaf.Opened, run.Response.Text));
        Assert.Contains("root/middle/leaf", middle.Requests[1].Results.Single().Text, StringComparison.Ordinal);
        Assert.Equal("Wet, perhaps.", root.Requests[1].Results.Single().Text);
    }

    [Theory]
    [Wires(true)]
    [Wires(false)]
    public async Task AG23_approval_inside_an_inner_agent_is_asked_of_the_outers(Wire wire, bool isGranted)
    {
        TestAction write = TestAction.Echo("write", new ActionSettings { RequiresApproval = true });
        ScriptedModel inner = ScriptedModel.Of(wire, new Reply().Action("w", "write", "{\"city\":\"Oslo\"}"), "Told.");
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Write."), "Done.");
        List<string> asked = [];
        var agent = new Agent(outer.Client)
        {
            Actions = [new Agent(inner.Client) { Name = "inner", Actions = [write] }.AsResearch()],
            Approve = (request, _) =>
            {
                asked.Add($"{request.AgentPath} {request.ActionId} {request.Name} {request.Body.GetProperty("city")}");
                return new(new ActionApproval(isGranted, "not today"));
            },
        };

        AgentResponse response = await agent.RunAsync("Go.");

        Assert.Equal(["agent/inner w write Oslo"], asked);
        Assert.Equal((isGranted ? 1 : 0, isGranted ? "write of Oslo" : "Not run: it was not approved: not today"), (write.Calls, inner.Requests[1].Results.Single().Text));
        Assert.Equal("Done.", response.Text);
    }

    [Theory]
    [Wires]
    public async Task AG23_approval_that_nobody_can_give_is_told_to_the_outer_model_before_the_inner_is_asked(Wire wire)
    {
        ScriptedModel inner = ScriptedModel.Of(wire);
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Write."), "Without.");
        var agent = new Agent(outer.Client)
        {
            Actions = [new Agent(inner.Client) { Actions = [TestAction.Echo("write", new ActionSettings { RequiresApproval = true })] }.AsResearch()],
        };

        AgentResponse response = await agent.RunAsync("Go.");

        Assert.Contains("nobody can be asked", outer.Requests[1].Results.Single().Text, StringComparison.Ordinal);
        Assert.Equal((0, "Without."), (inner.Opened, response.Text));
    }

    [Theory]
    [Wires]
    public async Task AG23_approval_inside_an_inner_agent_in_a_workflow_is_asked_of_its_people(Wire wire)
    {
        TestAction write = TestAction.Echo("write", new ActionSettings { RequiresApproval = true });
        ScriptedModel inner = ScriptedModel.Of(wire, new Reply().Action("w", "write", "{\"city\":\"Oslo\"}"), "Told.");
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Write."), "Done.");
        var agent = new Agent(outer.Client) { Name = "outer", Actions = [new Agent(inner.Client) { Name = "inner", Actions = [write] }.AsResearch()] };
        await using WorkflowHandler<string> handler = await new AskingWorkflow(agent).RunAsync("Go.");

        await foreach (ApproveAction request in handler.StreamEvents<ApproveAction>())
        {
            Assert.Equal((0, "w", "outer/inner"), (write.Calls, request.ActionId, request.AgentPath));
            Assert.Equal(32, request.AgentRunId.Length);
            await handler.RespondAsync(request, new ActionApproval(true));
        }

        Assert.Equal(("Done.", 1), (await handler.ResultAsync(), write.Calls));
        AgentEvent[] events = [.. (await handler.StreamEvents().ToArrayAsync()).OfType<AgentEvent>()];
        Brackets.Check(events, Ending.Completed);
        Assert.Contains(events, static ev => ev is ActionExecuted { AgentPath: "outer/inner", ActionId: "w" });
    }

    [Theory]
    [Wires]
    public async Task AG23_the_workflows_clock_stands_still_while_only_an_inner_action_waits_for_people(Wire wire)
    {
        var time = new VirtualTime();
        ScriptedModel inner = ScriptedModel.Of(wire, new Reply().Action("w", "write", "{}"), "Told.");
        ScriptedModel outer = ScriptedModel.Of(wire, Inner.Call("c1", "Write."), "Done.");
        TestAction write = TestAction.Echo("write", new ActionSettings { RequiresApproval = true });
        var agent = new Agent(outer.Client) { Actions = [new Agent(inner.Client) { Actions = [write] }.AsResearch()] };
        await using WorkflowHandler<string> handler = await new AskingWorkflow(agent).RunAsync("Go.", new RunOptions { TimeProvider = time, Timeout = TimeSpan.FromMinutes(1) });

        await foreach (ApproveAction request in handler.StreamEvents<ApproveAction>())
        {
            Assert.True(SpinWait.SpinUntil(() => time.ActiveTimers == 0, TimeSpan.FromMinutes(1)), "The clock goes on.");
            time.Advance(TimeSpan.FromHours(1));
            await handler.RespondAsync(request, new ActionApproval(true));
        }

        Assert.Equal("Done.", await handler.ResultAsync());
    }
}
