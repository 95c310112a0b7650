using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace GenFlow.LlamaCpp.Tests.Support;

/// <summary>Providers of tiny models, which need one thread and no flash attention.</summary>
internal static class Local
{
    /// <summary>Always the most likely token.</summary>
    public static ChatOptions Greedy(int? most = null) => new() { Temperature = 0, MaxOutputTokens = most };

    public static LlamaCppProvider Open(
        string path, int sequences = 4, int context = 1024, int batch = 2048, TimeProvider? time = null, ILoggerFactory? loggers = null,
        int waiting = 1024, uint? seed = null, bool thinks = true) => new(Options(path, sequences, context, batch, time, loggers, waiting, seed, thinks));

    public static LlamaCppOptions Options(
        string path, int sequences = 4, int context = 1024, int batch = 2048, TimeProvider? time = null, ILoggerFactory? loggers = null,
        int waiting = 1024, uint? seed = null, bool thinks = true) => new()
        {
            ModelPath = path,
            Threads = 1,
            FlashAttention = FlashAttention.Off,
            ContextLength = context,
            ParallelSequences = sequences,
            MaxWaitingRequests = waiting,
            BatchSize = batch,
            Seed = seed,
            ThoughtTags = thinks ? new("<think>", "</think>") : null,
            LoggerFactory = loggers,
            TimeProvider = time ?? TimeProvider.System,
        };

    public static async Task<List<LlamaCppInferenceChunk>> CollectAsync(this LlamaCppInferenceChunkStream stream)
    {
        var chunks = new List<LlamaCppInferenceChunk>();
        await foreach (LlamaCppInferenceChunk chunk in stream)
        {
            chunks.Add(chunk);
        }

        return chunks;
    }

    public static string TextOf(this IEnumerable<LlamaCppInferenceChunk> chunks) => string.Concat(chunks.Select(chunk => chunk.Delta));
}
