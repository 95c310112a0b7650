using GenFlow.LlamaCpp;
using GenFlow.LlamaCpp.Native;

namespace GenFlow.Benchmarks.Local;

/// <summary>The yardstick: llama.cpp called token by token, with nothing between but what a loop needs. Greedy, one sequence.</summary>
internal sealed unsafe class BareLoop : IDisposable
{
    private const int Room = 256;

    private readonly ModelHandle _model;
    private readonly ContextHandle _context;
    private readonly SamplerHandle _sampler;
    private readonly nint _vocabulary;

    public BareLoop(LlamaCppOptions options)
    {
        var library = LlamaLibrary.Load(options.NativeDirectory);
        _model = new ModelHandle(LlamaApi.LoadModel(options.ModelPath, LlamaApi.ModelDefaults()));
        OpaqueParams parameters = LlamaApi.ContextDefaults();
        parameters.Set(library.Layout.ContextLength, (uint)options.ContextLength!.Value);
        parameters.Set(library.Layout.Threads, options.Threads!.Value);
        parameters.Set(library.Layout.BatchThreads, options.Threads.Value);
        parameters.Set(library.Layout.FlashAttention, (int)options.FlashAttention);
        parameters.Set(library.Layout.NoPerformance, (byte)1);
        _context = new ContextHandle(_model, LlamaApi.CreateContext(_model.Pointer, parameters));
        _sampler = new SamplerHandle(_model, LlamaApi.CreateChain(LlamaApi.ChainDefaults() with { NoPerformance = 1 }));
        LlamaApi.AddToChain(_sampler.Pointer, LlamaApi.CreateGreedy());
        _vocabulary = LlamaApi.Vocabulary(_model.Pointer);
    }

    /// <summary>Reads a prompt and writes tokens after it.</summary>
    /// <returns>The tokens written.</returns>
    public int Run(ReadOnlySpan<byte> prompt, int most)
    {
        LlamaApi.RemoveFromMemory(LlamaApi.Memory(_context.Pointer), 0, -1, -1);
        int* tokens = stackalloc int[Room];
        int* positions = stackalloc int[Room];
        int* counts = stackalloc int[Room];
        int* ids = stackalloc int[Room];
        int** sequences = stackalloc int*[Room];
        sbyte* outputs = stackalloc sbyte[Room];
        byte* piece = stackalloc byte[Room];
        int count;
        fixed (byte* text = prompt)
        {
            count = LlamaApi.Tokenize(_vocabulary, text, prompt.Length, tokens, Room, addSpecial: true, parseSpecial: true);
        }

        for (int index = 0; index < count; index++)
        {
            positions[index] = index;
            counts[index] = 1;
            ids[index] = 0;
            sequences[index] = ids + index;
            outputs[index] = index == count - 1 ? (sbyte)1 : (sbyte)0;
        }

        var batch = new BatchParam { Count = count, Tokens = tokens, Positions = positions, SequenceCounts = counts, Sequences = sequences, Outputs = outputs };
        Check(LlamaApi.Decode(_context.Pointer, batch));
        int output = count - 1;
        int written = 0;
        while (written < most)
        {
            int token = LlamaApi.Sample(_sampler.Pointer, _context.Pointer, output);
            if (LlamaApi.EndsGeneration(_vocabulary, token))
            {
                break;
            }

            _ = LlamaApi.TokenToPiece(_vocabulary, token, piece, Room, 0, special: false);
            written++;
            if (written < most)
            {
                tokens[0] = token;
                positions[0] = count++;
                outputs[0] = 1;
                output = 0;
                batch.Count = 1;
                Check(LlamaApi.Decode(_context.Pointer, batch));
            }
        }

        return written;
    }

    public void Dispose()
    {
        _sampler.Dispose();
        _context.Dispose();
        _model.Dispose();
    }

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new InvalidOperationException($"llama_decode gave {result}.");
        }
    }
}
