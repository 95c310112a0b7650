using GenFlow;
using GenFlow.Graphs;

namespace Concepts;

#region workflow
[Event]
public partial record Order(string Article, int Boxes);

[Event]
public partial record Item(string Article);

[Event]
public partial record Packed(string Article);

[Event]
public partial record Consent(bool Given);

[StreamEvent]
public partial record MayShip(int Boxes) : InputRequest<Consent>;

[StreamEvent]
public partial record Boxed(string Article);

[Workflow]
public partial class Delivery
{
    [Step]
    public AnyOf<Order, StopEvent<string>> Read(StartEvent<int> boxes) =>
        boxes.Input > 0 ? new Order("paper", boxes.Input) : new StopEvent<string>("nothing to ship");

    [Step]
    public IEnumerable<Item> Unpack(Order order) => Enumerable.Repeat(new Item(order.Article), order.Boxes);

    [Step(Retries = 2)]
    public Packed Pack(Context ctx, Item item)
    {
        Journal.Note(ctx, item.Article);
        return new Packed(item.Article);
    }

    [Step]
    public Packed Repack(StepFailed<Item> failed) => new(failed.Input.Article + " in another box");

    [Step]
    public MayShip Ask([Collect] IReadOnlyList<Packed> packed) => new(packed.Count);

    [Step]
    public StopEvent<string> Ship(Consent consent) => new(consent.Given ? "shipped" : "kept");
}
#endregion

#region helper
internal static class Journal
{
    public static void Note(Context ctx, string article) => ctx.WriteEventToStream(new Boxed(article));
}
#endregion

internal static class Graphs
{
    public static async Task ShowAsync()
    {
        ShowWays();
        ShowPicture();
        await ShowUndeclaredAsync();
    }

    private static void ShowWays()
    {
        #region ways
        WorkflowGraph graph = Delivery.Graph;

        foreach (GraphEdge edge in graph.Edges.Where(static edge => edge.IsFanOut || edge.Join is { IsCollected: true }))
        {
            Console.WriteLine(edge);
        }

        foreach (GraphScope scope in graph.Scopes)
        {
            Console.WriteLine($"{scope.Join.Name} closes {scope.Opener?.Name}");
        }
        #endregion
    }

    private static void ShowPicture()
    {
        #region picture
        Console.Write(Delivery.Graph.ToMermaid());
        #endregion
    }

    private static async Task ShowUndeclaredAsync()
    {
        #region undeclared
        await using WorkflowHandler<string> handler = await new Delivery().RunAsync(1);
        await foreach (MayShip request in handler.StreamEvents<MayShip>())
        {
            await handler.RespondAsync(request, new Consent(true));
        }

        foreach (GraphNode step in Delivery.Graph.Nodes)
        {
            foreach (GraphEffect effect in step.Streams.Where(static effect => !effect.IsDeclared))
            {
                Console.WriteLine($"{step.Name} streams {effect.Name} and does not say so");
            }
        }
        #endregion
    }
}
