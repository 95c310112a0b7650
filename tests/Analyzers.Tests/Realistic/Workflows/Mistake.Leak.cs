// reports: GF1009
[Workflow] public partial class Wf
{
    private string? _topic;
    [Step] public StopEvent<string> Run(StartEvent<string> s) { _topic ??= s.Input; return new(_topic); }
}
