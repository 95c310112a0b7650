// reports:
[Event] public partial record Vote(bool Yes); [StreamEvent] public partial record AskVote(string Who) : InputRequest<Vote>;
[Workflow] public partial class Poll
{
    [Step] public IEnumerable<AskVote> Ask(StartEvent<string[]> s) => s.Input.Select(w => new AskVote(w));
    [Step] public StopEvent<int> Count([Collect] IReadOnlyList<Vote> votes) => new(votes.Count(v => v.Yes));
}
