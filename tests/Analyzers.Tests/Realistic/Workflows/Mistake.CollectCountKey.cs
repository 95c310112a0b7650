// reports: GF2013
[Event] public partial record Item(string Sku, int N); [Event] public partial record Priced(string Sku, int N); [Event] public partial record Batch(int N);
[Workflow] public partial class Batches
{
    [Step] public IEnumerable<Item> Split(StartEvent<int> s) => Enumerable.Range(0, s.Input).Select(i => new Item("a" + i % 3, i));
    [Step] public Priced? Price(Item item) => item.N < 0 ? null : new(item.Sku, item.N);
    [Step] public Batch Pack([Collect(Count = 10)] IReadOnlyList<Priced> some) => new(some.Count);
    [Step] public StopEvent<int> All([Collect] IReadOnlyList<Batch> all) => new(all.Sum(b => b.N));
}
