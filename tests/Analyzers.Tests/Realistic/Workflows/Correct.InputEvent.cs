// reports:
[Event] public partial record OrderPlaced(string Id); [Event] public partial record Reserved(string Id);
[Workflow] public partial class Fulfil
{
    [Step] public Reserved Reserve(OrderPlaced o) => new(o.Id);
    [Step] public StopEvent Ship(Reserved r) => new();
}
public static class P { public static async Task Go() { await new Fulfil().ExecuteAsync(new OrderPlaced("1")); } }
