namespace GenFlow.Providers.Tests.Support;

using Stream = System.IO.Stream;

/// <summary>Bytes in pieces: a read gives what is left of one piece, as a socket does.</summary>
internal sealed class PieceStream(byte[] bytes, params int[] cuts) : Stream
{
    private int _position;
    private int _cut;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_cut < cuts.Length && cuts[_cut] <= _position)
        {
            _cut++;
        }

        int end = _cut < cuts.Length ? Math.Min(cuts[_cut], bytes.Length) : bytes.Length;
        int count = Math.Min(buffer.Length, end - _position);
        bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // As a socket: what comes later comes from elsewhere.
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return Read(buffer.Span);
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
