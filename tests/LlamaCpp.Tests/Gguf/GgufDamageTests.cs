using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp.Tests.Gguf;

/// <summary>Whatever a file's begin says, it passes or is refused, in little memory.</summary>
public sealed class GgufDamageTests : IDisposable
{
    // Far less than a length from the file could ask for; of it, the window takes 256 KB.
    private const long MostBytes = 2_000_000;

    private readonly ModelFiles _files = new();
    private readonly byte[] _bytes;
    private readonly int _headerLength;

    public GgufDamageTests()
    {
        using var stream = new MemoryStream();
        ModelFiles.Small(writer =>
        {
            writer.Add("llama.expert_count", 0u);
            writer.Add("llama.rope.scaling.type", "none");
            writer.Add("general.alignment", 32u);
        }).Write(stream);
        _bytes = stream.ToArray();
        _headerLength = _bytes.AsSpan().LastIndexOf("ffn_norm.weight"u8) + 40;
    }

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Every_prefix_of_a_model_is_refused()
    {
        string path = _files.Write("whole.gguf", _bytes);
        GgufCheck.Check(path, CancellationToken.None);
        using FileStream file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        for (int length = _headerLength + 200; length >= 0; length--)
        {
            file.SetLength(length);
            Assert.False(Passes(path), $"the first {length} bytes passed");
        }
    }

    [Theory]
    [InlineData(0x01)]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    public void Every_changed_byte_passes_or_is_refused(int change)
    {
        string path = _files.Write("whole.gguf", _bytes);
        using FileStream file = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        int refused = 0;
        for (int i = 0; i < _headerLength; i++)
        {
            Put(file, i, (byte)(_bytes[i] ^ change));
            refused += Passes(path) ? 0 : 1;
            Put(file, i, _bytes[i]);
        }

        // Names of texts and numbers of kinds may be any; what holds the file together may not.
        Assert.InRange(refused, _headerLength / 8, _headerLength);
    }

    private static void Put(FileStream file, int offset, byte value)
    {
        file.Position = offset;
        file.WriteByte(value);
        file.Flush();
    }

    private static bool Passes(string path)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool passes = true;
        try
        {
            GgufCheck.Check(path, CancellationToken.None);
        }
        catch (LlamaModelLoadException exception)
        {
            Assert.Equal(path, exception.ModelPath);
            passes = false;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        return passes;
    }
}
