// reports: GF1009
[Workflow] public partial class Wf
{
    private readonly Dictionary<Guid, string> _byRun = [];
    [Step] public StopEvent<int> R(Context ctx, StartEvent<string> s) { _byRun[Guid.NewGuid()] = s.Input; return new(_byRun.Count); }
}
