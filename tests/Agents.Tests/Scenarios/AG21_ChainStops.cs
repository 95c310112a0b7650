using GenFlow.Agents.Testing;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG21_ChainStops
{
    [Theory]
    [Wires]
    public Task AG21_leaving_at_any_event_closes_the_stage_and_frees_the_session(Wire wire) => StopCase.LeaveAsync(() => new Case(wire));

    [Theory]
    [Wires]
    public Task AG21_cancelling_at_any_event_closes_the_stage_and_throws(Wire wire) => StopCase.CancelAsync(() => new Case(wire));

    private sealed class Case(Wire wire) : StopCase
    {
        private readonly ScriptedModel _first = ScriptedModel.Of(wire, new Reply().Thought("hm").Action("c0", "look", "{}").Usage(1, 1), Stages.Found.Usage(1, 1));
        private readonly ScriptedModel _second = ScriptedModel.Of(wire, new Reply().Text("It ", "is so.").Usage(1, 1));

        protected override IReadOnlyList<ScriptedModel> Models => [_first, _second];

        protected override AgentStream StreamAsync(CancellationToken cancellationToken = default) =>
            Stages.Research(_first, _second, Hook).StreamAsync("Why?", Session, cancellationToken);
    }
}
