using GenFlow.LlamaCpp.Native;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>The memory that a context takes. Where the system promises more than it has, as Linux does, llama.cpp's allocation
/// succeeds and the process is killed when it is written to: what cannot be is refused before.</summary>
internal static class ContextMemory
{
    /// <exception cref="LlamaModelLoadException">The context is larger than this machine's memory.</exception>
    public static void Check(LoadedModel model, LlamaCppOptions options)
    {
        long cells = (long)model.ContextLength * options.ParallelSequences;
        double bytes = cells * BytesOfToken(model.Handle.Pointer, options);
        long most = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (cells > int.MaxValue || (bytes > most && !LlamaApi.SupportsGpu()))
        {
            throw new LlamaModelLoadException(
                $"A context of {options.ParallelSequences} times {model.ContextLength} tokens takes about {bytes / (1 << 30):0.#} GiB, and this process may have {(double)most / (1 << 30):0.#} GiB. Lower LlamaCppOptions.ContextLength or ParallelSequences, or keep keys and values shorter (KeyCacheType, ValueCacheType).")
            {
                ModelPath = options.ModelPath,
            };
        }
    }

    // Keys and values of each layer; other kinds of memory do not grow with the context.
    private static double BytesOfToken(nint model, LlamaCppOptions options)
    {
        int heads = LlamaApi.Heads(model);
        if (heads <= 0 || LlamaApi.IsRecurrent(model) || LlamaApi.IsHybrid(model))
        {
            return 0;
        }

        double numbers = (double)LlamaApi.Layers(model) * LlamaApi.Dimensions(model) / heads * LlamaApi.KeyValueHeads(model);
        return numbers * (BytesOfNumber(options.KeyCacheType) + BytesOfNumber(options.ValueCacheType));
    }

    // Blocks of 32 numbers have a scale of 2 bytes.
    private static double BytesOfNumber(CacheType type) => type switch
    {
        CacheType.F32 => 4,
        CacheType.Q4 => 18 / 32d,
        CacheType.Q8 => 34 / 32d,
        _ => 2,
    };
}
