using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>Reads the begin of a model's file through a window of fixed size: whatever lengths the file names, no more than the window
/// is held, and nothing is read beyond the file's end.</summary>
internal sealed class GgufReader : IDisposable
{
    private const int WindowSize = 1 << 18;

    private readonly SafeFileHandle _file;
    private readonly byte[] _window = new byte[WindowSize];
    private readonly CancellationToken _cancellationToken;
    private long _windowStart;
    private int _windowLength;

    public GgufReader(string path, CancellationToken cancellationToken)
    {
        Path = path;
        _cancellationToken = cancellationToken;
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        Length = RandomAccess.GetLength(_file);
    }

    public string Path { get; }

    public long Length { get; }

    public long Position { get; private set; }

    public long Remaining => Length - Position;

    public void Dispose() => _file.Dispose();

    public byte ReadByte(string what) => Take(1, what)[0];

    public ushort ReadUInt16(string what) => BinaryPrimitives.ReadUInt16LittleEndian(Take(2, what));

    public uint ReadUInt32(string what) => BinaryPrimitives.ReadUInt32LittleEndian(Take(4, what));

    public ulong ReadUInt64(string what) => BinaryPrimitives.ReadUInt64LittleEndian(Take(8, what));

    /// <summary>Reads the length of a text or of a list whose elements have at least so many bytes each.</summary>
    public long ReadCount(int elementBytes, string what)
    {
        ulong count = ReadUInt64(what);
        if (count > (ulong)(Remaining / elementBytes))
        {
            throw Fail($"{what} is said to have {count} elements, more than the rest of the file holds", Damaged);
        }

        return (long)count;
    }

    /// <summary>Reads a text, or of a long one what the window holds. The span is valid until the next call.</summary>
    public ReadOnlySpan<byte> ReadText(string what, out long length)
    {
        length = ReadCount(1, what);
        int taken = (int)Math.Min(length, WindowSize);
        ReadOnlySpan<byte> text = Take(taken, what);
        Position += length - taken;
        return text;
    }

    public string ReadName(int mostBytes, string what)
    {
        long start = Position;
        ReadOnlySpan<byte> name = ReadText(what, out long length);
        return length > 0 && length <= mostBytes ? Encoding.UTF8.GetString(name)
            : throw Fail($"{what} has {length} bytes, which is none or more than {mostBytes}", Damaged, start);
    }

    public void Skip(long count, int elementBytes, string what)
    {
        if (count > Remaining / elementBytes)
        {
            throw Fail($"{what} goes on beyond the end of the file", Damaged);
        }

        Position += count * elementBytes;
    }

    /// <summary>Goes back to a place near the begin.</summary>
    public void Restart(long position) => Position = position;

    /// <summary>Reads anywhere else, the position unchanged.</summary>
    public int ReadAt(long offset, Span<byte> bytes) => RandomAccess.Read(_file, bytes, offset);

    /// <summary>What to do about a file that was not written or copied whole.</summary>
    public const string Damaged = "It was probably not downloaded or copied whole: get it again.";

    public LlamaModelLoadException Fail(string problem, string advice, long? offset = null) =>
        new($"{Path}: {problem} (at byte {offset ?? Position} of {Length}). {advice}") { ModelPath = Path };

    /// <summary>The next bytes, at most as many as the window holds.</summary>
    public ReadOnlySpan<byte> Take(int count, string what)
    {
        if (count > Remaining)
        {
            throw Fail($"the file ends in {what}", Damaged);
        }

        if (Position < _windowStart || Position + count > _windowStart + _windowLength)
        {
            Fill(count, what);
        }

        ReadOnlySpan<byte> taken = _window.AsSpan((int)(Position - _windowStart), count);
        Position += count;
        return taken;
    }

    private void Fill(int count, string what)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _windowStart = Position;
        _windowLength = 0;
        while (_windowLength < count)
        {
            int read = RandomAccess.Read(_file, _window.AsSpan(_windowLength), _windowStart + _windowLength);
            if (read == 0)
            {
                throw Fail($"the file became shorter while {what} was read", "Wait until it is written.");
            }

            _windowLength += read;
        }
    }
}
