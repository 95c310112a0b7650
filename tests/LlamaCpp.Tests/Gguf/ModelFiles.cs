using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp.Tests.Gguf;

/// <summary>Files of a test, gone after it.</summary>
public sealed class ModelFiles : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("genflow-gguf-").FullName;

    public string Root => _directory;

    public string this[string name] => Path.Combine(_directory, name);

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    internal string Write(string name, GgufWriter writer)
    {
        using FileStream stream = File.Create(this[name]);
        writer.Write(stream);
        return this[name];
    }

    /// <summary>A whole small model, to be spoilt.</summary>
    internal static GgufWriter Small(Action<GgufWriter>? more = null, TokenTable? tokens = null, Func<LlamaShape, LlamaShape>? shape = null, string architecture = "llama")
    {
        tokens ??= new TokenTable();
        GgufWriter writer = Keys(more, tokens, shape, architecture);
        AddTensors(writer, tokens.Count);
        return writer;
    }

    /// <summary>The keys of that model.</summary>
    internal static GgufWriter Keys(Action<GgufWriter>? more = null, TokenTable? tokens = null, Func<LlamaShape, LlamaShape>? shape = null, string architecture = "llama")
    {
        LlamaShape sizes = new(32, 1, 2, 2, 32, 128);
        var writer = new GgufWriter();
        (shape?.Invoke(sizes) ?? sizes).WriteKeys(writer, "small", architecture);
        (tokens ?? new TokenTable()).WriteKeys(writer, addsBegin: true);
        more?.Invoke(writer);
        return writer;
    }

    /// <summary>Its tensors.</summary>
    internal static void AddTensors(GgufWriter writer, int tokens)
    {
        writer.AddMatrix("token_embd.weight", WeightFormat.F32, 32, tokens, static (_, _) => { });
        writer.AddOnes("output_norm.weight", 32);
        foreach ((string name, int columns, int rows) in ((string, int, int)[])
            [("attn_q", 32, 32), ("attn_k", 32, 32), ("attn_v", 32, 32), ("attn_output", 32, 32), ("ffn_gate", 32, 32), ("ffn_up", 32, 32), ("ffn_down", 32, 32)])
        {
            writer.AddMatrix($"blk.0.{name}.weight", WeightFormat.F32, columns, rows, static (_, _) => { });
        }

        writer.AddOnes("blk.0.attn_norm.weight", 32);
        writer.AddOnes("blk.0.ffn_norm.weight", 32);
    }
}
