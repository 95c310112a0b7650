// reports: GF1012
public abstract class Base { [Step] private StopEvent Run(StartEvent s) => new(); }
[Workflow] public partial class D : Base { [Step] public StopEvent Go(StartEvent<int> s) => new(); }
