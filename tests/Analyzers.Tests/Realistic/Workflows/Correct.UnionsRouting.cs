// reports:
[Event] public abstract partial record Intent
{
    public sealed partial record Buy(string Sku) : Intent;
    public sealed partial record Return(string Order) : Intent;
    public sealed partial record Chat(string Text) : Intent;
}
[Workflow]
public partial class Router
{
    [Step]
    public Intent Classify(StartEvent<string> start) => start.Input switch
    {
        "buy" => new Intent.Buy("x"),
        "return" => new Intent.Return("y"),
        var text => new Intent.Chat(text),
    };
    [Step] public StopEvent<string> OnBuy(Intent.Buy buy) => new(buy.Sku);
    [Step] public Task<StopEvent<string>> OnReturn(Intent.Return back) => Task.FromResult(new StopEvent<string>(back.Order));
    [Step] public StopEvent<string> Other(Intent intent) => new(intent.EventType);
}
