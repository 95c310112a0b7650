// reports:
[Event] public partial record Order(string Id);
[Event] public partial record Stock(bool Has);
[Event] public partial record Credit(bool Good);
[Workflow]
public partial class Check
{
    [Step] public Order Begin(StartEvent<string> s) => new(s.Input);
    [Step] public async Task<Stock> CheckStock(Context ctx, Order order) { await Task.Delay(1, ctx.CancellationToken); return new(true); }
    [Step] public async Task<Credit?> CheckCredit(Order order, CancellationToken ct) { await Task.Delay(1, ct); return order.Id == "" ? null : new Credit(true); }
    [Step] public StopEvent<bool> Decide(Stock stock, Credit? credit) => new(stock.Has && credit is { Good: true });
}
