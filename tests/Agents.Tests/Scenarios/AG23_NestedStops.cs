using GenFlow.Agents.Testing;
using GenFlow.Agents.Tests.Scenarios.Wires;
using GenFlow.Models;
using GenFlow.Testing;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG23_NestedStops
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(Wire.Anthropic, "cancelled")]
    [InlineData(Wire.Anthropic, "left")]
    [InlineData(Wire.Anthropic, "timed out")]
    [InlineData(Wire.Responses, "cancelled")]
    [InlineData(Wire.Responses, "left")]
    [InlineData(Wire.Responses, "timed out")]
    [InlineData(Wire.ChatCompletions, "cancelled")]
    [InlineData(Wire.ChatCompletions, "left")]
    [InlineData(Wire.ChatCompletions, "timed out")]
    public async Task AG23_an_outer_run_that_ends_leaves_no_inner_request_open(Wire wire, string how)
    {
        byte[] begun = Begun(wire);
        await using WirePlayer player = await WirePlayer.StartAsync(WireAnswer.Sse(begun).StallAt(begun.Length));
        using var http = new HttpClient();
        using var cancellation = new CancellationTokenSource();
        var time = new VirtualTime();
        var inner = new Agent((IChatClient)WireClients.Create(wire, http, player.Url)) { Name = "inner" };
        var agent = new Agent(new ScriptedModelStream(Inner.Call("c1", "Weather?"), "Without."))
        {
            Name = "outer",
            Actions = [inner.AsResearch(how == "timed out" ? new ActionSettings { Timeout = s_timeout } : null)],
            TimeProvider = time,
        };
        AgentStream stream = agent.StreamAsync("Go.", cancellationToken: cancellation.Token);

        Recording run = await (how == "left" ? Recording.LeftAsync(stream, static ev => ev is ContentDelta { Delta: "It " }) : Recording.OfAsync(stream, ev =>
        {
            if (ev is ContentDelta { Delta: "It " } && how == "cancelled")
            {
                cancellation.Cancel();
            }
            else if (ev is ContentDelta { Delta: "It " })
            {
                time.Advance(s_timeout);
            }
        })).WaitAsync(s_patience);

        // The run has ended, and nothing of the client's is disposed of yet.
        await player.ClosedAsync().WaitAsync(s_patience);
        Assert.Equal((1, 1, 1), (player.Opened, player.Closed, player.Left));
        player.Verify();
        if (how == "left")
        {
            return;
        }

        Assert.Equal("outer/inner MessageFailed 'It '", run.Below("outer").Last());
        if (how == "cancelled")
        {
            Assert.IsAssignableFrom<OperationCanceledException>(run.Failure);
        }
        else
        {
            Assert.Contains("ActionExecuted c1 error 'research did not end within 3 s.'", run.Lines);
            Assert.Equal("Without.", run.Response.Text);
        }
    }

    [Theory]
    [Wires]
    public Task AG23_leaving_at_any_event_closes_every_run_below(Wire wire) => StopCase.LeaveAsync(() => new Case(wire));

    [Theory]
    [Wires]
    public Task AG23_cancelling_at_any_event_closes_every_run_below_and_its_brackets(Wire wire) => StopCase.CancelAsync(() => new Case(wire));

    [Theory]
    [Wires]
    public Task AG23_leaving_at_any_event_closes_all_that_one_action_runs_at_once(Wire wire) => StopCase.LeaveAsync(() => new AtOnce(wire));

    [Theory]
    [Wires]
    public Task AG23_cancelling_at_any_event_closes_all_that_one_action_runs_at_once(Wire wire) => StopCase.CancelAsync(() => new AtOnce(wire));

    // The bytes of an answer that has said 'It '.
    private static byte[] Begun(Wire wire)
    {
        WireEncoder encoder = WireClients.CreateEncoder(wire, seed: 0);
        encoder.Encode(ModelDelta.OfText(0, "It "));
        return encoder.Take();
    }

    /// <summary>Three levels, and a chain in the middle.</summary>
    private sealed class Case(Wire wire) : StopCase
    {
        private readonly ScriptedModel _leaf = ScriptedModel.Of(wire, new Reply().Text("It ", "rains.").Usage(1, 1));
        private readonly ScriptedModel _first = ScriptedModel.Of(wire, Inner.Call("m1", "Sky?"), Stages.Found);
        private readonly ScriptedModel _second = ScriptedModel.Of(wire, new Reply().Text("Wet.").Usage(1, 1));
        private readonly ScriptedModel _root = ScriptedModel.Of(wire, Inner.Call("r1", "Weather?").Usage(1, 1), "Rain.");

        protected override IReadOnlyList<ScriptedModel> Models => [_leaf, _first, _second, _root];

        protected override AgentStream StreamAsync(CancellationToken cancellationToken = default)
        {
            AgentHook[] hooks = [Hook];
            var searcher = new Agent(_first.Client)
            {
                Actions = [new Agent(_leaf.Client) { Name = "leaf", Hooks = hooks }.AsResearch(), TestAction.Echo("found", Stages.Exit)],
                Hooks = hooks,
            };
            var chain = new Chain(searcher, Stages.Analyst(_second, hooks));
            return new Agent(_root.Client) { Actions = [chain.AsResearch()], Hooks = hooks }.StreamAsync("Go.", Session, cancellationToken);
        }
    }

    /// <summary>Two actions at once, each with two agents at once, one of which it does not wait for.</summary>
    private sealed class AtOnce(Wire wire) : StopCase
    {
        private readonly ScriptedModel _inner = ScriptedModel.Of(wire, static _ => new Reply().Text("It ", "rains.").Usage(1, 1));
        private readonly ScriptedModel _left = ScriptedModel.Of(wire, static _ => new Reply().Text("It ").Wait(new ScriptGate()).Text("rains."));
        private readonly ScriptedModel _root = ScriptedModel.Of(wire, new Reply().Action("r1", "both", "{}").Action("r2", "both", "{}").Usage(1, 1), "Rain.");

        protected override IReadOnlyList<ScriptedModel> Models => [_inner, _left, _root];

        protected override AgentStream StreamAsync(CancellationToken cancellationToken = default)
        {
            AgentHook[] hooks = [Hook];
            var both = new TestAction("both", async (args, context) =>
            {
                _ = context.ForwardAsync(new Agent(_left.Client) { Name = "left", Hooks = hooks }.StreamAsync("Weather?"));
                return await TestAction.Text((await context.ForwardAsync(new Agent(_inner.Client) { Name = "inner", Hooks = hooks }.StreamAsync("Weather?"))).Text);
            });
            return new Agent(_root.Client) { Actions = [both], Hooks = hooks }.StreamAsync("Go.", Session, cancellationToken);
        }
    }
}
