using GenFlow.CompilerServices;
using GenFlow.Stream;

namespace GenFlow.Tests.Streams;

/// <summary>What a log must do, written as simply as it can be.</summary>
internal sealed class LogModel
{
    public static readonly WorkflowDefinition Definition = new("Flow", [new StepDefinition("A"), new StepDefinition("B"), new StepDefinition("C")], []);

    private readonly int _lastItems;
    private readonly long _maxBytes;
    private readonly List<int> _sizes = [];
    private long _kept;

    public LogModel(Random random)
    {
        StreamRetention retention = StreamRetention.All;
        switch (random.Next(4))
        {
            case 0:
                break;
            case 1:
                _maxBytes = random.Next(1, 200);
                retention = StreamRetention.MaxBytes(_maxBytes, static ev => ((Entry)ev).Number % 10);
                break;
            default:
                _lastItems = random.Next(1, random.Next(2, 100));
                retention = StreamRetention.Last(_lastItems);
                break;
        }

        Log = new StreamLog(Definition, TimeProvider.System, retention);
    }

    public StreamLog Log { get; }

    public List<(StreamEvent Event, string? Step, int Attempt, string Path)> Items { get; } = [];

    public bool Ended { get; private set; }

    /// <summary>The number of the oldest item that is left.</summary>
    public long First { get; private set; } = 1;

    public void Append(Random random, StreamOrigin[] origins)
    {
        var entry = new Entry(random.Next(1_000));
        long sequence;
        if (random.Next(2) == 0)
        {
            int step = random.Next(-1, Definition.Steps.Length);
            sequence = Log.Append(entry, step);
            Note(entry, step < 0 ? null : Definition.StepName(step), step < 0 ? 0 : 1, "");
        }
        else
        {
            StreamOrigin origin = origins[random.Next(origins.Length)];
            sequence = Log.Append(entry, origin);
            Note(entry, origin.Step, origin.Attempt, origin.Path);
        }

        Assert.Equal(Ended ? 0 : Items.Count, sequence);
    }

    public void End()
    {
        Log.Complete(new RunCancelled());
        if (!Ended)
        {
            Ended = true;
            Items.Add((new RunCancelled(), null, 0, ""));
        }
    }

    private void Note(Entry entry, string? step, int attempt, string path)
    {
        if (Ended)
        {
            return;
        }

        Items.Add((entry, step, attempt, path));
        _sizes.Add(entry.Number % 10);
        _kept += entry.Number % 10;
        while ((_lastItems > 0 && Items.Count - First + 1 > _lastItems) || (_maxBytes > 0 && _kept > _maxBytes && First < Items.Count))
        {
            _kept -= _sizes[(int)First - 1];
            First++;
        }
    }
}

/// <summary>One reader of the log beside the model's idea of it.</summary>
internal sealed class ModelReader
{
    private readonly LogModel _model;
    private readonly IAsyncEnumerator<StreamItem> _reader;
    private readonly int _divisor;
    private ValueTask<bool>? _waiting;
    private long _next;
    private bool _done;

    public ModelReader(LogModel model, Random random)
    {
        _model = model;
        _next = random.Next(3) switch
        {
            0 => 1,
            1 => model.Items.Count + 1,
            _ => random.Next(1, model.Items.Count + 20),
        };
        _divisor = random.Next(1, 4);
        _reader = new ItemView(model.Log, _next - 1, item => item.Sequence % _divisor == 0, null).GetAsyncEnumerator();
    }

    /// <summary>Reads one item, or begins to wait where there is none; false at the end.</summary>
    public async Task<bool> MoveAsync()
    {
        if (_done)
        {
            return false;
        }

        long? gapTo = _next < _model.First ? _model.First - 1 : null;
        long expected = gapTo ?? _next;
        while (gapTo is null && expected % _divisor != 0)
        {
            expected++;
        }

        bool there = expected <= _model.Items.Count;
        bool ended = !there && _model.Ended;
        ValueTask<bool> move = _waiting ?? _reader.MoveNextAsync();
        _waiting = null;
        if (!there && !ended)
        {
            _waiting = move;

            // A filtered reader passes over what it does not show, and so has no gap there later.
            _next = Math.Max(_next, _model.Items.Count + 1);
            SpinWait.SpinUntil(() => ((Stream.StreamReader)_reader).Next == _next, Support.Guard.Limit);
            Assert.False(move.IsCompleted);
            return true;
        }

        bool got = await Support.Guard.WithinAsync(move);
        Assert.Equal(there, got);
        if (!got)
        {
            Assert.False(await _reader.MoveNextAsync());
            _done = true;
            return false;
        }

        StreamItem item = _reader.Current;
        Assert.Equal(expected, item.Sequence);
        if (gapTo is { } to)
        {
            Assert.Equal((new StreamGap(_next, to), null, 0, ""), (item.Event, item.Step, item.Attempt, item.Path));
        }
        else
        {
            Assert.Equal(_model.Items[(int)expected - 1], (item.Event, item.Step, item.Attempt, item.Path));
        }

        _next = expected + 1;
        return true;
    }

    public ValueTask LeaveAsync() => _reader.DisposeAsync();

    public bool IsWaiting => _waiting is not null;
}
