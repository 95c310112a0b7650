using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp.Tests.Gguf;

public sealed class GgufCheckTests : IDisposable
{
    private readonly ModelFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_whole_model_gives_its_summary()
    {
        string path = _files.Write("small.gguf", ModelFiles.Small());

        Assert.Equal(new("llama", "small", 128, 260), GgufCheck.Check(path, CancellationToken.None));
    }

    [Theory]
    [InlineData(WeightFormat.F32)]
    [InlineData(WeightFormat.F16)]
    [InlineData(WeightFormat.Q8)]
    public void A_random_model_gives_its_summary(WeightFormat format)
    {
        RandomModel.Write(_files["r.gguf"], RandomModelOptions.Tiny with { Format = format });

        Assert.Equal(new("llama", "random", 4096, 512), GgufCheck.Check(_files["r.gguf"], CancellationToken.None));
    }

    [Fact]
    public void A_file_that_is_not_there_says_so()
    {
        LlamaModelLoadException exception = Fails(_files["none.gguf"], "there is no such file", "ModelPath");
        Assert.IsType<FileNotFoundException>(exception.InnerException);
        Fails(_files["no/where/none.gguf"], "there is no such file");
    }

    [Fact]
    public void A_directory_and_an_empty_file_say_so()
    {
        Fails(_files.Root, "directory");
        Fails(_files.Write("empty.gguf", []), "empty");
    }

    [Fact]
    public void A_file_that_may_not_be_read_says_so()
    {
        string path = _files.Write("small.gguf", ModelFiles.Small());
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            return;
        }

        File.SetUnixFileMode(path, UnixFileMode.None);
        Fails(path, "may not be read");
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and more of an archive", "zip")]
    [InlineData("\u0080\u0002}q\0.X\0\0", "pickle")]
    [InlineData("\u0010\u0002\0\0\0\0\0\0{\"__metadata__\":{}}", "safetensors")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0", "git lfs pull")]
    [InlineData("<!DOCTYPE html><html lang=\"en\">", "HTML")]
    [InlineData("\n <html><head><title>Sign in", "HTML")]
    [InlineData("{\"error\":\"Repository not found\"}", "JSON")]
    [InlineData("lmgg and so on", "before GGUF")]
    [InlineData("tjgg and so on", "before GGUF")]
    [InlineData("FUGG and so on", "byte order")]
    [InlineData("\u001f\u008b\b\0 and so on", "gzip")]
    [InlineData("Hi", "4869")]
    [InlineData("something else entirely", "736F6D65")]
    public void A_file_that_is_something_else_says_what(string content, string expected) =>
        Fails(_files.Write("m.gguf", Encoding.Latin1.GetBytes(content)), expected);

    [Theory]
    [InlineData(1u, "version 1")]
    [InlineData(4u, "version 4")]
    [InlineData(0x03000000u, "byte order")]
    public void A_version_that_is_not_read_says_so(uint version, string expected) =>
        Fails(Changed(bytes => BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), version)), expected, "at byte 4");

    [Theory]
    [InlineData(8, "tensors")]
    [InlineData(16, "keys")]
    public void Counts_beyond_the_file_say_so(int offset, string expected)
    {
        foreach (ulong count in (ulong[])[ulong.MaxValue, 1UL << 40, 100_000])
        {
            Fails(Changed(bytes => BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(offset), count)), expected, "more than it can hold");
        }
    }

    [Fact]
    public void A_token_twice_names_it_and_both_numbers()
    {
        var tokens = new TokenTable();
        tokens.Add("twin", TokenKind.Normal);
        tokens.Add("twiz", TokenKind.Normal);

        byte[] bytes = Bytes(ModelFiles.Small(tokens: tokens));
        int second = bytes.AsSpan().IndexOf("twiz"u8);
        bytes[second + 3] = (byte)'n';

        Fails(_files.Write("m.gguf", bytes), "\"twin\" twice", "260 and 261");
    }

    [Theory]
    [InlineData("twin", "twi\0")] // A text ends at a zero.
    [InlineData("[EMPTY_261]", "")] // What llama.cpp makes of an empty one.
    public void Tokens_that_llama_makes_the_same_are_found(string first, string second)
    {
        var tokens = new TokenTable();
        tokens.Add(first == "twin" ? "twi" : first, TokenKind.Normal);
        tokens.Add(second, TokenKind.Normal);

        Fails(_files.Write("m.gguf", ModelFiles.Small(tokens: tokens)), "twice", "260 and 261");
    }

    [Fact]
    public void A_vocabulary_without_some_byte_says_so()
    {
        byte[] bytes = Bytes(ModelFiles.Small());
        bytes[bytes.AsSpan().IndexOf("<0x4F>"u8) + 1] = (byte)'1';

        Fails(_files.Write("m.gguf", bytes), "no token for some bytes");
    }

    [Theory]
    [InlineData("tokenizer.ggml.token_type", "token_type")]
    [InlineData("tokenizer.ggml.scores", "scores")]
    public void A_list_of_the_wrong_type_says_so(string key, string expected)
    {
        byte[] bytes = Bytes(ModelFiles.Small());
        int at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(key)) + key.Length;

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 4), (uint)GgufValueType.UInt32);

        Fails(_files.Write("m.gguf", bytes), expected, "wrong type");
    }

    [Theory]
    [InlineData("block_count", 0u)]
    [InlineData("block_count", 513u)]
    [InlineData("context_length", 0u)]
    [InlineData("embedding_length", 0u)]
    [InlineData("attention.head_count", 33u)]
    [InlineData("attention.head_count_kv", 3u)]
    [InlineData("rope.dimension_count", 15u)]
    [InlineData("rope.dimension_count", 64u)]
    public void A_size_that_cannot_be_names_its_key(string key, uint value)
    {
        byte[] bytes = Bytes(ModelFiles.Small());
        int at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes("llama." + key)) + "llama.".Length + key.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 4), value);

        Fails(_files.Write("m.gguf", bytes), "llama.");
    }

    [Theory]
    [InlineData("llama.expert_count", 1025u)]
    [InlineData("llama.expert_count", 4u)]
    [InlineData("llama.expert_used_count", 2u)]
    [InlineData("llama.expert_group_count", 2u)]
    [InlineData("llama.nextn_predict_layers", 2u)]
    [InlineData("llama.attention.value_length", 8u)]
    [InlineData("general.alignment", 24u)]
    [InlineData("general.alignment", 0u)]
    public void A_key_that_contradicts_others_is_named(string key, uint value) =>
        Fails(_files.Write("m.gguf", ModelFiles.Small(writer => writer.Add(key, value))), key.StartsWith("llama.expert_count", StringComparison.Ordinal) ? "llama.expert" : key);

    [Fact]
    public void A_scaling_that_is_unknown_and_a_negative_epsilon_are_named()
    {
        Fails(_files.Write("a.gguf", ModelFiles.Small(writer => writer.Add("llama.rope.scaling.type", "none?"))), "rope.scaling.type", "none?");
        Fails(_files.Write("b.gguf", ModelFiles.Small(writer => writer.Add("llama.attention.layer_norm_epsilon", -1f))), "layer_norm_epsilon");
        Fails(_files.Write("c.gguf", ModelFiles.Small(writer => writer.Add("llama.attention.layer_norm_epsilon", float.NaN))), "layer_norm_epsilon");
    }

    [Fact]
    public void A_file_without_architecture_or_vocabulary_says_so()
    {
        byte[] bytes = Bytes(ModelFiles.Small());
        bytes[bytes.AsSpan().IndexOf("general.architecture"u8)] = (byte)'G';
        Fails(_files.Write("a.gguf", bytes), "general.architecture is missing");

        bytes = Bytes(ModelFiles.Small());
        bytes[bytes.AsSpan().IndexOf("tokenizer.ggml.tokens"u8)] = (byte)'T';
        Fails(_files.Write("b.gguf", bytes), "tokenizer.ggml.tokens is missing");
    }

    [Fact]
    public void A_key_or_a_tensor_twice_is_named()
    {
        Fails(_files.Write("a.gguf", ModelFiles.Small(writer => writer.Add("general.name", "again"))), "general.name is there twice");
        Fails(_files.Write("b.gguf", ModelFiles.Small(writer => writer.AddOnes("output_norm.weight", 32))), "output_norm.weight is there twice");
    }

    [Fact]
    public void A_model_cut_in_its_numbers_says_that_it_is_not_whole()
    {
        byte[] bytes = Bytes(ModelFiles.Small());

        Fails(_files.Write("a.gguf", bytes.AsSpan(0, bytes.Length - 1)), "tensors take", "not downloaded or copied whole");
        Fails(_files.Write("b.gguf", bytes.AsSpan(0, bytes.Length - 5000)), "tensors take");
    }

    [Fact]
    public void Norms_in_blocks_are_refused() =>
        Fails(
            Changed(ModelFiles.Small(), bytes =>
            {
                int at = bytes.AsSpan().IndexOf("output_norm.weight"u8) + "output_norm.weight".Length;
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 12), 1);
            }),
            "output_norm.weight is of format 1");

    [Fact]
    public void A_model_in_parts_needs_all_of_them()
    {
        string first = _files.Write("big-00001-of-00003.gguf", Part(0, 3));
        _files.Write("big-00002-of-00003.gguf", Part(1, 3));
        Fails(first, "big-00003-of-00003.gguf is missing");

        _files.Write("big-00003-of-00003.gguf", Part(2, 3));
        Assert.Equal("llama", GgufCheck.Check(first, CancellationToken.None).Architecture);
        Fails(_files["big-00002-of-00003.gguf"], "part 2 of 3", "Give the first");

        _files.Write("big-00003-of-00003.gguf", Part(1, 3));
        FailsAt(_files["big-00003-of-00003.gguf"], first, "not part 3");

        _files.Write("other.gguf", Part(0, 3));
        Fails(_files["other.gguf"], "its name does not say so");
    }

    [Fact]
    public void A_check_that_is_cancelled_ends()
    {
        string path = _files.Write("m.gguf", ModelFiles.Small());

        Assert.Throws<OperationCanceledException>(() => GgufCheck.Check(path, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void A_large_vocabulary_is_checked_without_reading_the_numbers()
    {
        RandomModel.Write(_files["large.gguf"], RandomModelOptions.Tiny with { Vocabulary = 262_144, Format = WeightFormat.Q8, Dimensions = 32, Heads = 2, KvHeads = 2 });
        GgufCheck.Check(_files["large.gguf"], CancellationToken.None);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var fastest = TimeSpan.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Assert.Equal(262_144, GgufCheck.Check(_files["large.gguf"], CancellationToken.None).VocabularySize);
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            fastest = taken < fastest ? taken : fastest;
        }

        // About 45 ms of one core, and 10 MB for the hashes of the texts: the file has 24 MB.
        Assert.True(fastest < TimeSpan.FromMilliseconds(500), $"{fastest.TotalMilliseconds} ms");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5 * 12_000_000);
    }

    private static byte[] Bytes(GgufWriter writer)
    {
        using var stream = new MemoryStream();
        writer.Write(stream);
        return stream.ToArray();
    }

    private static byte[] Part(ushort number, ushort count)
    {
        byte[] bytes = Bytes(ModelFiles.Small(writer =>
        {
            writer.Add("split.no", number);
            writer.Add("split.count", count);
        }));
        return bytes;
    }

    private static LlamaModelLoadException Fails(string path, params string[] expected) => FailsAt(path, path, expected);

    private static LlamaModelLoadException FailsAt(string failing, string path, params string[] expected)
    {
        var exception = Assert.Throws<LlamaModelLoadException>(() => GgufCheck.Check(path, CancellationToken.None));
        Assert.Equal(failing, exception.ModelPath);
        Assert.All(expected, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        return exception;
    }

    private string Changed(Action<byte[]> change) => Changed(ModelFiles.Small(), change);

    private string Changed(GgufWriter writer, Action<byte[]> change)
    {
        byte[] bytes = Bytes(writer);
        change(bytes);
        return _files.Write("m.gguf", bytes);
    }
}
