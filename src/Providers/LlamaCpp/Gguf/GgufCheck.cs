namespace GenFlow.LlamaCpp.Gguf;

/// <summary>Reads the begin of a model's file before llama.cpp does, which ends the process over some that are damaged and says little
/// of the others. The numbers of the model are not read.</summary>
internal static class GgufCheck
{
    private const long DefaultAlignment = 32;

    /// <exception cref="LlamaModelLoadException">The file is missing, no model, or damaged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static GgufSummary Check(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        cancellationToken.ThrowIfCancellationRequested();
        (GgufSummary summary, IReadOnlyList<string> others) = Read(
            path,
            static (reader, keys) => (GgufModelKeys.Check(reader, keys), GgufParts.Others(reader, keys)),
            cancellationToken);
        for (int i = 0; i < others.Count; i++)
        {
            int number = i + 1;
            Read(
                others[i],
                (reader, keys) =>
                {
                    GgufParts.CheckPart(reader, keys, number);
                    return true;
                },
                cancellationToken);
        }

        return summary;
    }

    private static T Read<T>(string path, Func<GgufReader, GgufKeys, T> check, CancellationToken cancellationToken)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw Fail(path, "this is a directory, not a model's file. Give the .gguf in it.");
            }

            using var reader = new GgufReader(path, cancellationToken);
            ulong tensors = ReadBegin(reader, out ulong keyCount);
            GgufKeys keys = GgufKeys.Read(reader, keyCount);
            T result = check(reader, keys);
            GgufTensors.Check(reader, tensors, Alignment(reader, keys), isPart: keys.Find("split.count") is { Integer: > 1 });
            return result;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fail(path, $"there is no such file (the current directory is {Environment.CurrentDirectory}). Download the model, or mend LlamaCppOptions.ModelPath.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Fail(path, "the file may not be read by this user. Change its permissions.", exception);
        }
        catch (Exception exception) when (exception is IOException or NotSupportedException)
        {
            throw Fail(path, $"the file cannot be read: {exception.Message}", exception);
        }
    }

    private static ulong ReadBegin(GgufReader reader, out ulong keys)
    {
        if (reader.Length == 0)
        {
            throw reader.Fail("the file is empty", GgufReader.Damaged);
        }

        ReadOnlySpan<byte> begin = reader.Take((int)Math.Min(reader.Length, GgufMagic.Length), "its begin");
        if (GgufMagic.Mistaken(begin) is (string problem, string advice))
        {
            throw reader.Fail(problem, advice, 0);
        }

        reader.Restart("GGUF"u8.Length);
        CheckVersion(reader, reader.ReadUInt32("its version"));
        ulong tensors = reader.ReadUInt64("the number of tensors");
        keys = reader.ReadUInt64("the number of keys");
        GgufTensors.CheckCount(reader, tensors);
        return tensors;
    }

    private static void CheckVersion(GgufReader reader, uint version)
    {
        if ((version & 0xFFFF) == 0)
        {
            throw reader.Fail("this is a GGUF of the other byte order", "Get or convert one for little-endian machines.", 4);
        }

        if (version is < 2 or > 3)
        {
            throw reader.Fail(
                $"this is GGUF version {version}, and llama.cpp reads 2 and 3",
                version == 1 ? "Convert the model again." : "It is of a newer release, or damaged.",
                4);
        }
    }

    private static long Alignment(GgufReader reader, GgufKeys keys) => keys.Find("general.alignment") switch
    {
        null => DefaultAlignment,
        { Type: GgufValueType.UInt32, Integer: >= 8 and var alignment } when (alignment & (alignment - 1)) == 0 => alignment,
        var found => throw reader.Fail($"general.alignment is {found.Integer}, and has to be a power of two from 8", GgufReader.Damaged, found.Offset),
    };

    private static LlamaModelLoadException Fail(string path, string problem, Exception? inner = null) =>
        new($"{path}: {problem}", inner) { ModelPath = path };
}
