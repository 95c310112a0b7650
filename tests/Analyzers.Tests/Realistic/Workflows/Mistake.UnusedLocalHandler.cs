// reports: GF1010
[Workflow] public partial class Wf { [Step] public StopEvent<int> Run(StartEvent<int> s) => new(s.Input); }
public sealed class Service(Wf wf)
{
    public async Task GoAsync(int n) { if (n > 0) { var handler = await wf.RunAsync(n); } await Task.Yield(); }
}
