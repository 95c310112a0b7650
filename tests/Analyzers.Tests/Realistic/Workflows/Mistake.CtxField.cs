// reports: GF1006
[Workflow]
public partial class Wf
{
    private Context _ctx;
    [Step] public StopEvent<int> Run(Context ctx, StartEvent s) { _ctx = ctx; return new(_ctx.Attempt); }
}
