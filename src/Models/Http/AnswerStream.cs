using System.Runtime.CompilerServices;

namespace GenFlow.Models.Http;

/// <summary>The bytes of an answer: counted, no longer silent than they may be, and ended by the blank line that some servers leave out.</summary>
internal sealed class AnswerStream(Stream inner, HttpModelOptions options, WireOrigin origin, CallLimits limits) : Stream
{
    private long _total;
    private long _inEvent;
    private bool _isLineStart = true;
    private bool _isBehindReturn;
    private int _ending;
    private ModelResponseException? _tooLarge;

    /// <summary>Whether the server has sent all it sends.</summary>
    public bool HasEnded { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_tooLarge is not null)
        {
            throw _tooLarge;
        }

        if (HasEnded)
        {
            return new(End(buffer));
        }

        ValueTask<int> read = inner.ReadAsync(buffer, limits.Token);
        return read.IsCompletedSuccessfully ? new(Take(read.Result, buffer)) : WaitAsync(read, buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> WaitAsync(ValueTask<int> read, Memory<byte> buffer)
    {
        limits.StartIdling();
        try
        {
            return Take(await read.ConfigureAwait(false), buffer);
        }
        finally
        {
            limits.StopIdling();
        }
    }

    private int Take(int count, Memory<byte> buffer)
    {
        if (count == 0)
        {
            HasEnded = true;
            return End(buffer);
        }

        _total += count;
        long over = _total - options.MaxResponseBytes;
        if (over > 0)
        {
            _tooLarge = TooLarge("an answer", nameof(options.MaxResponseBytes), options.MaxResponseBytes);
        }

        int whole = TakeLines(buffer.Span[..(int)Math.Max(0, count - Math.Max(0, over))]);
        return _tooLarge is null ? count
            : whole > 0 ? whole
            : throw _tooLarge;
    }

    // All wires have an event's type in its data, and its name would be a string more for each event: here it becomes a comment.
    // What the events that are complete end with is returned: behind them a limit may have been passed.
    private int TakeLines(Span<byte> bytes)
    {
        int position = 0;
        int whole = 0;
        while (position < bytes.Length)
        {
            byte first = bytes[position];
            if (_isLineStart && first == (byte)'e')
            {
                bytes[position] = (byte)':';
            }

            // A line feed behind a carriage return ends the line that has ended; any other empty line ends the event.
            bool isBlank = _isLineStart && (first == (byte)'\r' || (first == (byte)'\n' && !_isBehindReturn));
            int end = bytes[position..].IndexOfAny((byte)'\n', (byte)'\r');
            _isLineStart = end >= 0;
            int next = end < 0 ? bytes.Length : position + end + 1;
            _isBehindReturn = bytes[next - 1] == (byte)'\r';
            _inEvent = isBlank ? 0 : _inEvent + next - position;
            if (_inEvent > options.MaxEventBytes)
            {
                _tooLarge = TooLarge("one event", nameof(options.MaxEventBytes), options.MaxEventBytes);
                break;
            }

            position = next;
            whole = isBlank ? next : whole;
        }

        return whole;
    }

    // Without it the last event would be dropped where its blank line is missing. Blank lines more do nothing.
    private int End(Memory<byte> buffer)
    {
        if (_ending == 2 || buffer.IsEmpty)
        {
            return 0;
        }

        _ending++;
        buffer.Span[0] = (byte)'\n';
        return 1;
    }

    private ModelResponseException TooLarge(string what, string limit, long bytes) =>
        origin.Malformed($"has sent more than {bytes} bytes in {what} ({limit}). The server is wrong, or the model turns in circles; for greater answers set a higher limit.");
}
