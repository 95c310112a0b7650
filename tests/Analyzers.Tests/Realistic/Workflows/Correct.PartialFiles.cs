// reports:
[Event] public partial record Parsed(int Value);
[Workflow]
public partial class Calc { [Step] public Parsed Parse(StartEvent<string> start) => new(int.Parse(start.Input)); }

public partial class Calc { [Step, Publishes<Shown>] public StopEvent<int> Double(Context ctx, Parsed parsed) { Show(ctx, parsed.Value); return new(parsed.Value * 2); } }
[StreamEvent] public partial record Shown(int Value);

public partial class Calc { private void Show(Context ctx, int value) { if (value > 0) ShowCore(ctx, value); else Show(ctx, -value); } partial void ShowCore(Context ctx, int value); }

public partial class Calc { partial void ShowCore(Context ctx, int value) => ctx.WriteEventToStream(new Shown(value)); }
