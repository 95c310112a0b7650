// reports:
using Flow = GenFlow.Context;
[StreamEvent] public partial record Pg(int N);
namespace My.App
{
    [Workflow] internal sealed partial class Wf
    {
        [global::GenFlow.Step, GenFlow.Publishes<global::Pg>] internal StopEvent<int> Run(Flow ctx, GenFlow.StartEvent<int> s) { Flow c = ctx; c.WriteEventToStream(new Pg(s.Input)); return new(1); }
    }
}
