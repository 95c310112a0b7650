// reports: GF1009
[Workflow]
public partial class Wf(int start)
{
    [Step] public StopEvent<int> Run(StartEvent s) { start += 1; return new(start); }
}
