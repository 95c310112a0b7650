using System.Text;
using System.Text.Json;
using GenFlow.Agents.Tests.Scenarios;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Events;

public class AgentEventJsonTests
{
    private static readonly AgentOrigin s_origin = new("run", "agent", 2, "run-1");
    private static readonly JsonElement s_body = JsonElement.Parse("""{"city":"Paris"}""");
    private static readonly ActionBlock s_action = new("call", "get_weather", s_body, Result: "18 °C", Sources: [new Source("Met", "met://1", "18")], Summary: "mild");

    private static readonly AgentMessage s_message = new(AgentRole.Assistant, [new ThoughtBlock("thought-1", "hm", "sig"), new TextBlock("18 °C", [new Citation("met://1", "Met", "18", 0, 2)]), s_action])
    {
        Id = "run-1",
        Usage = new Usage(10, 5, 1, 2, 3),
        ModelId = "model",
        StopReason = StopReason.Actions,
        RawStopReason = "tool_use",
    };

    public static TheoryData<AgentEvent> All =>
    [
        new MessageStart { Origin = s_origin, Sequence = 1 },
        new ContentDelta("18", [new Citation("met://1")]) { Origin = s_origin, Sequence = 2, Block = 0 },
        new ThoughtStart("thought-1") { Origin = s_origin, Sequence = 3, Block = 0 },
        new ThoughtDelta("thought-1", "hm") { Origin = s_origin, Sequence = 4, Block = 0 },
        new ThoughtEnd("thought-1", "hm") { Origin = s_origin, Sequence = 5, Block = 0 },
        new ActionStart("call", "get_weather") { Origin = s_origin, Sequence = 6, Block = 1 },
        new ActionDelta("call", "get_weather", "{\"ci") { Origin = s_origin, Sequence = 7, Block = 1 },
        new ActionEnd("call", "get_weather", s_body) { Origin = s_origin, Sequence = 8, Block = 1 },
        new ActionExecutionStart("call", "get_weather", s_body) { Origin = s_origin, Sequence = 9, Block = 1 },
        new ActionProgress("call", "get_weather", "half", 0.5) { Origin = s_origin, Sequence = 10, Block = 1 },
        new ActionExecuted("call", s_action, new AgentMessage(AgentRole.Action, [s_action]), "mild", new FollowUp(["x"], true), true) { Origin = s_origin, Sequence = 11 },
        new ActionAborted("call", "get_weather", "{\"c", "cut") { Origin = s_origin, Sequence = 12 },
        new ActionSkipped("call", "get_weather", SkipCause.Exit, "exit") { Origin = s_origin, Sequence = 13 },
        new UsageUpdated(new Usage(1, 2), new Usage(3, 4), StopReason.EndOfTurn, "end_turn", 0.5m) { Origin = s_origin, Sequence = 14 },
        new MessageEnd(s_message) { Origin = s_origin, Sequence = 15 },
        new MessageFailed(s_message, "broke") { Origin = s_origin, Sequence = 16 },
        new ActionPublished("call", "print", "PrintWorkflow", "Printed", s_body) { Origin = s_origin, Sequence = 17 },
        new ModelSwitched("alpha/a", "beta/b", "overloaded") { Origin = s_origin, Sequence = 17 },
        new ChainAgentStart(0, 2, "searcher") { Origin = s_origin with { ParentRunId = "outer", ParentActionId = "call" }, Sequence = 17 },
        new ChainAgentEnd(0, 2, TimeSpan.FromSeconds(3), "searcher", AgentStatus.Exited, new Usage(1, 2), 0.5m) { Origin = s_origin, Sequence = 18 },
        new ChainAgentEnd(1, 2, TimeSpan.FromSeconds(3), "analyst", Status: null, new Usage(1, 2)) { Origin = s_origin, Sequence = 19 },
        new AgentCompleted(new AgentResponse(AgentStatus.Exited, s_message, [s_message], new Usage(1), 2, TimeSpan.FromSeconds(3)) { RunId = "run", Cost = 1.5m, ExitAction = "done" }) { Origin = s_origin, Sequence = 17 },
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void An_event_read_again_is_written_the_same(AgentEvent ev)
    {
        string json = EventJson.Written(ev);
        AgentEvent read = GenFlowJson.Read<AgentEvent>(Encoding.UTF8.GetBytes(json));

        Assert.Equal(ev.GetType(), read.GetType());
        Assert.Equal(json, EventJson.Written(read));
        Assert.Equal((ev.RunId, ev.AgentPath, ev.Turn, ev.MessageId, ev.Block, ev.Sequence), (read.RunId, read.AgentPath, read.Turn, read.MessageId, read.Block, read.Sequence));
    }

    [Fact]
    public void An_event_has_its_origin_sequence_and_own_members_in_JSON()
    {
        using JsonDocument json = JsonDocument.Parse(EventJson.Written(new ContentDelta("hi") { Origin = s_origin, Sequence = 3, Block = 1 }));

        Assert.Equal("ContentDelta", json.RootElement.GetProperty("type").GetString());
        Assert.Equal("hi", json.RootElement.GetProperty("delta").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("sequence").GetInt64());
        Assert.Equal(1, json.RootElement.GetProperty("block").GetInt32());
        Assert.Equal("agent", json.RootElement.GetProperty("origin").GetProperty("agentPath").GetString());
        Assert.False(json.RootElement.TryGetProperty("partial", out _));
    }

    [Fact]
    public void Every_case_of_the_union_is_tested_here() =>
        Assert.Equal(
            typeof(AgentEvent).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(AgentEvent))).Select(static type => type.Name).Order(),
            ((IEnumerable<object[]>)All).Select(static row => row[0].GetType().Name).Distinct().Order());
}
