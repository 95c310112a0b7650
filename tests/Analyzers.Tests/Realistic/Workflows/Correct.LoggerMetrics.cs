// reports:
[Event] public partial record Msg(string Body);
[Workflow]
public partial class Consumer : IAsyncDisposable
{
    private long _handled;
    private volatile bool _warned;
    private readonly System.Threading.Channels.Channel<string> _out = System.Threading.Channels.Channel.CreateUnbounded<string>();
    public string Name { get; init; } = "consumer";
    public event Action<string>? Handled;
    [Step] public Msg In(StartEvent<string> s) => new(s.Input);
    [Step]
    public async Task<StopEvent<long>> Handle(Context ctx, Msg msg)
    {
        _warned = true;
        long n = Interlocked.Add(ref _handled, 1);
        await _out.Writer.WriteAsync(msg.Body, ctx.CancellationToken);
        Handled?.Invoke(msg.Body);
        var local = new List<int> { 1 };
        local.Add(2);
        int[] numbers = new int[3];
        numbers[0]++;
        var box = new Box { N = 1 };
        box.N++;
        return new(n + local.Count + numbers[0] + (_warned ? 1 : 0) + box.N);
    }
    public ValueTask DisposeAsync() { _out.Writer.TryComplete(); GC.SuppressFinalize(this); return default; }
    private sealed class Box { public int N { get; set; } }
}
