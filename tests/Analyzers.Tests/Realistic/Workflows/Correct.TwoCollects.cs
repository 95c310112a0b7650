// reports:
[Event] public partial record Doc(string T); [Event] public partial record Sum(string T); [Event] public partial record Tag(string T);
[Workflow] public partial class Wf
{
    [Step] public IEnumerable<Doc> Split(StartEvent<string> s) => s.Input.Split(',').Select(x => new Doc(x));
    [Step] public Sum? Summarise(Doc d) => new(d.T);
    [Step] public Tag? TagIt(Doc d) => d.T.Length > 3 ? new(d.T) : null;
    [Step] public StopEvent<(int Sums, int Tags)> End([Collect] IReadOnlyList<Sum> sums, [Collect] IReadOnlyList<Tag> tags) => new((sums.Count, tags.Count));
}
