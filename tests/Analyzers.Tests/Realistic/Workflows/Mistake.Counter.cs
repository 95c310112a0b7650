// reports: GF1009 GF1009
[Workflow]
public partial class Wf
{
    private int _count; private readonly List<string> _seen = [];
    [Step] public StopEvent<int> Run(StartEvent<string> start) { _count++; _seen.Add(start.Input); return new(_count); }
}
