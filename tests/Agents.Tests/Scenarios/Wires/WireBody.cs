using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios.Wires;

/// <summary>The body of an answer: the script goes on where it is read, as far as it must.</summary>
internal sealed class WireBody : System.IO.Stream
{
    private const int LongestPiece = 7;

    private readonly CancellationTokenSource _stop = new();
    private readonly IAsyncEnumerator<ModelDelta> _deltas;
    private readonly WireEncoder _encoder;
    private readonly WireCut _cut;
    private readonly Random _random;
    private ReadOnlyMemory<byte> _bytes;
    private Exception? _broken;
    private bool _isOver;
    private bool _isDisposed;

    public WireBody(IAsyncEnumerable<ModelDelta> deltas, WireEncoder encoder, WireCut cut, int seed)
    {
        _deltas = deltas.GetAsyncEnumerator(_stop.Token);
        _encoder = encoder;
        _cut = cut;
        _random = new Random(seed);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_bytes.IsEmpty)
        {
            // A connection whose read is cancelled is closed.
            using CancellationTokenRegistration registration = cancellationToken.Register(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
            int steps = _cut == WireCut.Together ? _random.Next(6) : 0;
            byte[] bytes = [];
            while (!_isOver && (bytes.Length == 0 || --steps > 0))
            {
                await StepAsync(cancellationToken);
                bytes = [.. bytes, .. _encoder.Take()];
            }

            _bytes = bytes;
        }

        if (_bytes.IsEmpty)
        {
            return _broken is null ? 0 : throw new IOException("The connection was reset.", _broken);
        }

        int count = Math.Min(buffer.Length, _cut == WireCut.Pieces ? Math.Min(_bytes.Length, 1 + _random.Next(LongestPiece)) : _bytes.Length);
        _bytes[..count].CopyTo(buffer);
        _bytes = _bytes[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _stop.Cancel();

            // No read is on its way, so that there is nothing to wait for.
            _deltas.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    private async ValueTask StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await _deltas.MoveNextAsync())
            {
                _encoder.Encode(_deltas.Current);
                return;
            }

            _encoder.End();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
        catch (ModelException error) when (error is not ModelConnectionException)
        {
            _encoder.Fail(error);
        }
        catch (Exception broken)
        {
            _broken = broken;
        }

        _isOver = true;
    }
}

/// <summary>How the bytes of an answer arrive.</summary>
internal enum WireCut
{
    /// <summary>Those of a delta at once.</summary>
    Deltas,

    /// <summary>One to seven at a time.</summary>
    Pieces,

    /// <summary>Those of some deltas at once, however long the first waits for the others.</summary>
    Together,
}
