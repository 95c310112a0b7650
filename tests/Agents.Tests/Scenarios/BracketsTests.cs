using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>The checker finds what it is to find.</summary>
public sealed class BracketsTests
{
    private static readonly System.Text.Json.JsonElement s_body = System.Text.Json.JsonElement.Parse("{}"u8);
    private static readonly ActionBlock s_action = new("c", "find", s_body, Result: "x");

    public static TheoryData<string, AgentEvent[]> Wrong => new()
    {
        { "outside of a message", [new ContentDelta("a") { Block = 0 }] },
        { "inside a message", [new MessageStart(), new MessageStart()] },
        { "with a message open", [new MessageStart()] },
        { "not begun", [new MessageStart(), new ThoughtDelta("t", "a") { Block = 0 }] },
        { "bracket open", [new MessageStart(), new ThoughtStart("t") { Block = 0 }, new MessageFailed(Message(new ThoughtBlock("t", "")), "")] },
        { "not what was shown", [new MessageStart(), new ThoughtStart("t") { Block = 0 }, new ThoughtEnd("t", "a") { Block = 0 }] },
        { "bracket open", [new MessageStart(), new ActionStart("c", "find") { Block = 0 }, new MessageFailed(Message(s_action), "")] },
        { "incomplete arguments", [new MessageStart(), new ActionStart("c", "find") { Block = 0 }, new ActionExecutionStart("c", "find", s_body) { Block = 0 }] },
        { "did not run", [new MessageStart(), new ActionStart("c", "find") { Block = 0 }, new ActionEnd("c", "find", s_body) { Block = 0 }, Usage(), new ActionExecuted("c", s_action, Message()) { Block = 0 }] },
        { "after its end", [new MessageStart(), new ActionStart("c", "find") { Block = 0 }, new ActionSkipped("c", "find", SkipCause.Unknown, "") { Block = 0 }, new ActionSkipped("c", "find", SkipCause.Unknown, "") { Block = 0 }] },
        { "complete arguments are aborted", [new MessageStart(), new ActionStart("c", "find") { Block = 0 }, new ActionEnd("c", "find", s_body) { Block = 0 }, new ActionAborted("c", "find", "", "") { Block = 0 }] },
        { "used twice", [new MessageStart(), new ActionStart("c", "find") { Block = 0 }, new ActionStart("c", "find") { Block = 1 }] },
        { "before the wire message", [new MessageStart(), new MessageEnd(Message())] },
        { "goes on after its end", [new MessageStart(), Usage(), new ContentDelta("a") { Block = 0 }] },
        { "no result", [new MessageStart(), new ActionStart("c", "find") { Block = 0 }, new ActionSkipped("c", "find", SkipCause.Unknown, "") { Block = 0 }, Usage(), new MessageEnd(Message(s_action with { Result = null }))] },
        { "inside an answer", [new MessageStart(), new ContentDelta("a") { Block = 0 }, new ModelSwitched("a", "b", "")] },
        { "outside of a message", [new MessageStart(), Usage(), new MessageEnd(Message()), new ModelSwitched("a", "b", "")] },
        { "in another turn", [new MessageStart(), new MessageFailed(Message(), ""), new MessageStart()] },
        { "not at its place", [new MessageStart(), new ContentDelta("a") { Block = 1 }, Usage(), new MessageEnd(Message(new TextBlock("a")))] },
        { "says nothing", [new MessageStart(), new ContentDelta("") { Block = 0 }] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Events_in_a_wrong_order_are_found(string problem, AgentEvent[] events)
    {
        AgentEvent[] numbered = [.. events.Select(static (ev, index) => ev with { Sequence = index + 1, Origin = new("run", "agent", 1, "m") })];

        Assert.Contains(problem, Assert.Throws<Xunit.Sdk.XunitException>(() => Brackets.Check(numbered, Ending.Thrown)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_in_the_sequence_is_found() => Assert.Throws<Xunit.Sdk.XunitException>(() =>
        Brackets.Check([new MessageStart { Sequence = 2, Origin = new("run", "agent", 1, "m") }], Ending.Left));

    private static AgentMessage Message(params MessageBlock[] blocks) => new(AgentRole.Assistant, blocks) { Id = "m" };

    private static UsageUpdated Usage() => new(Models.Usage.None, Models.Usage.None, StopReason.EndOfTurn, null);
}
