using GenFlow.Tests.Support;

namespace GenFlow.Tests.Quiet.Forwarding;

[StreamEvent]
public partial record Piece;

/// <summary>A stream whose events are made beforehand and come at once: what is allocated between two of them is the engine's.</summary>
internal sealed class FreeStream : IForwardable<Piece, long>, IAsyncEnumerable<Piece>, IAsyncEnumerator<Piece>
{
    // Inside one segment of the log, which has its own table of origins after its first item.
    private const int First = 520;
    private const int Last = 1_000;
    private static readonly Piece s_piece = new();
    private int _count;
    private int _thread;
    private long _atFirst;

    public string Name => "free";

    public long Result { get; private set; } = -1;

    public Piece Current => s_piece;

    public IAsyncEnumerable<Piece> StreamIn(Context context) => this;

    public IAsyncEnumerator<Piece> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    public ValueTask<bool> MoveNextAsync()
    {
        _count++;
        if (_count == First)
        {
            _thread = Environment.CurrentManagedThreadId;
            _atFirst = GC.GetAllocatedBytesForCurrentThread();
        }
        else if (_count == Last && _thread == Environment.CurrentManagedThreadId)
        {
            Result = GC.GetAllocatedBytesForCurrentThread() - _atFirst;
        }

        return new(_count <= Last);
    }

    public ValueTask DisposeAsync() => default;
}

[Workflow]
public partial class FreeForwardingWorkflow
{
    [Step, Publishes<Piece>]
    public async Task<StopEvent<long>> Forward(Context ctx, StartEvent start) => new(await ctx.ForwardAsync(new FreeStream()));

    [Step(Retries = 1), Publishes<Piece>]
    public async Task<StopEvent<long>> ForwardAgain(Context ctx, StartEvent<bool> start) => new(await ctx.ForwardAsync(new FreeStream()));
}

[Collection(QuietProcess.Name)]
public class ForwardingAllocationTests
{
    [Fact]
    public async Task ForwardingAnEvent_AllocatesNothing()
    {
        Assert.Equal(0, await new FreeForwardingWorkflow().ExecuteAsync().WithinAsync());
        Assert.Equal(0, await new FreeForwardingWorkflow().ExecuteAsync(true).WithinAsync());
    }
}
