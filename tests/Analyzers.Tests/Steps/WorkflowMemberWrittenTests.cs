namespace GenFlow.Analyzers.Tests;

public class WorkflowMemberWrittenTests
{
    private const string Members = """
        private int _count;
        private static int s_count;
        private volatile bool _isSeen;
        [ThreadStatic] private static int t_count;
        private string? _name;
        private (int Sum, int Count) _pair;
        private Point _point;
        private readonly int[] _array = new int[3];
        private readonly List<int> _list = [];
        private readonly Dictionary<string, int> _map = new();
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _safe = new();
        private List<int>? _given;
        private readonly object _gate = new();
        private readonly SemaphoreSlim _slots = new(1);
        private readonly Holder _holder = new();
        private readonly AsyncLock _mutex = new();
        private int _custom;
        private Context _context;
        private object? _any;
        private readonly List<Context> _contexts = [];
        public int Total { get; set; }
        public List<int> Items { get; } = [];
        public int Custom { get => _custom; set => Interlocked.Exchange(ref _custom, value); }
        public event Action? Happened;

        private static void Set(out int n) => n = 1;
        private static void Add(ref int n) => n++;
        private static void Read(in int n) { }
        private void Raise() => Happened?.Invoke();

        public struct Point { public int X; public int Y { get; set; } }
        public sealed class AsyncLock { public Task<IDisposable> LockAsync() => null!; }
        public sealed class Holder { public int N; public List<int> Items { get; } = []; }
        """;

    [Theory]
    [InlineData("{|GF1009:_count|} = 1;")]
    [InlineData("{|GF1009:this._count|} = 1;")]
    [InlineData("{|GF1009:_count|}++;")]
    [InlineData("--{|GF1009:_count|};")]
    [InlineData("{|GF1009:_count|} += 2;")]
    [InlineData("{|GF1009:_name|} ??= start.ToString();")]
    [InlineData("string mine = ctx.StepName; {|GF1009:_name|} ??= mine;")]
    [InlineData("new List<string>().ForEach(s => {|GF1009:_name|} ??= s);")]
    [InlineData("{|GF1009:s_count|}++;")]
    [InlineData("{|GF1009:Total|} = 1;")]
    [InlineData("{|GF1009:Total|}++;")]
    [InlineData("({|GF1009:_count|}, int other) = (1, 2);")]
    [InlineData("Set(out {|GF1009:_count|});")]
    [InlineData("Add(ref {|GF1009:_count|});")]
    [InlineData("{|GF1009:_pair.Sum|} += 1;")]
    [InlineData("{|GF1009:_point.X|} = 1;")]
    [InlineData("Set(out {|GF1009:_point.X|});")]
    [InlineData("{|GF1009:_array[0]|} = 1;")]
    [InlineData("{|GF1009:_list|}.Add(1);")]
    [InlineData("{|GF1009:_list|}.Clear();")]
    [InlineData("bool removed = {|GF1009:_map|}.Remove(\"a\");")]
    [InlineData("{|GF1009:_map[\"a\"]|} = 1;")]
    [InlineData("{|GF1009:_map[\"a\"]|}++;")]
    [InlineData("{|GF1009:Items|}.Add(1);")]
    [InlineData("void Local() => {|GF1009:_count|}++; Local();")]
    [InlineData("new List<int>().ForEach(i => {|GF1009:_count|} += i);")]
    [InlineData("int n = {|GF1009:_count|}++;")]
    public Task Write_to_the_workflow_object_is_reported(string statement) => Rule<WorkflowMemberWritten>.Reports(Source(statement));

    [Theory]
    [InlineData("int count = _count; count++;")]
    [InlineData("Interlocked.Increment(ref _count);")]
    [InlineData("Volatile.Write(ref _count, 1);")]
    [InlineData("string name = LazyInitializer.EnsureInitialized(ref _name, () => \"a\");")]
    [InlineData("lock (_gate) { _count++; _list.Add(1); }")]
    [InlineData("await _slots.WaitAsync(); try { _count++; } finally { _slots.Release(); }")]
    [InlineData("using (await _mutex.LockAsync()) { _count++; _list.Add(1); }")]
    [InlineData("_name ??= \"a\";")]
    [InlineData("_name ??= string.Concat(_map.Keys.Select(key => key.Trim()));")]
    [InlineData("_isSeen = true;")]
    [InlineData("t_count++;")]
    [InlineData("_safe[\"a\"] = 1; _safe.TryAdd(\"b\", 2);")]
    [InlineData("_holder.N = 1; _holder.Items.Add(1);")]
    [InlineData("Custom = 1;")]
    [InlineData("Read(in _count);")]
    [InlineData("_given!.Add(1);")]
    [InlineData("var list = new List<int>(); list.Add(1); list[0] = 2;")]
    [InlineData("var holder = new Holder { N = 1 }; var point = new Point { X = 1 }; point.X = 2;")]
    [InlineData("_context = ctx; _any = ctx; _contexts.Add(ctx);")]
    [InlineData("Happened += () => { };")]
    [InlineData("int n = _list.Count + _map[\"a\"] + _array[0]; bool has = _list.Contains(1);")]
    [InlineData("var copy = this; W other = new(); other.Total = 1;")]
    public Task Write_elsewhere_or_one_that_is_guarded_is_not_reported(string statement) => Rule<WorkflowMemberWritten>.Reports(Source(statement));

    [Fact]
    public Task Captured_parameter_of_the_primary_constructor_is_reported() => Rule<WorkflowMemberWritten>.Reports("""
        [Workflow]
        public partial class W(int count, List<int> list)
        {
            [Step]
            public StopEvent Process(StartEvent start)
            {
                {|GF1009:count|}++;
                list.Add(count);
                return new StopEvent();
            }
        }
        """);

    [Fact]
    public Task Base_of_the_workflow_is_reported() => Rule<WorkflowMemberWritten>.Reports("""
        public abstract class Counting
        {
            protected int Count;
        }

        [Workflow]
        public partial class W : Counting
        {
            [Step]
            public StopEvent Process(StartEvent start)
            {
                {|GF1009:Count|}++;
                return new StopEvent();
            }
        }
        """);

    [Fact]
    public Task Method_that_is_no_step_is_not_reported() => Rule<WorkflowMemberWritten>.Reports(Source("", "private void Helper() => _count++; public W() => _count = 1;"));

    private static string Source(string statement, string more = "") => StepSource.Async(statement, Members + more);
}
