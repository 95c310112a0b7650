using GenFlow.Models.ChatCompletions;
using Microsoft.Extensions.Logging;

namespace GenFlow.LlamaCpp;

/// <summary>Which model runs, and how. Settings out of range are refused where they are made.</summary>
public sealed class LlamaCppOptions
{
    private readonly int? _contextLength;
    private readonly int? _threads;
    private readonly int? _batchThreads;
    private readonly int _batchSize = 2048;
    private readonly int _microBatchSize = 512;
    private readonly int _parallelSequences = 4;
    private readonly int _maxWaitingRequests = 1024;

    /// <summary>The model's file, in GGUF. Of a model in several files, the first.</summary>
    public required string ModelPath { get; init; }

    /// <summary>The directory of llama.cpp's libraries; null for those of the runtime package beside the program. The first model of a
    /// process decides: all others run on the same libraries.</summary>
    public string? NativeDirectory { get; init; }

    /// <summary>The tokens that each sequence can hold, prompt and answer; null for 4096, or as many as the model was trained for
    /// where that is less. Memory is taken for <see cref="ParallelSequences"/> times as many.</summary>
    public int? ContextLength
    {
        get => _contextLength;
        init => _contextLength = value is null or (>= 16 and <= 16_777_216) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A context is from 16 to 16,777,216 tokens.");
    }

    /// <summary>The threads that write an answer; null for as many as this process may use cores. More than there are cores is
    /// thousands of times slower, and never used.</summary>
    public int? Threads
    {
        get => _threads;
        init => _threads = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is at least one thread.");
    }

    /// <summary>The threads that read a prompt; null for <see cref="Threads"/>.</summary>
    public int? BatchThreads
    {
        get => _batchThreads;
        init => _batchThreads = value is null or >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is at least one thread.");
    }

    /// <summary>The layers of the model that a GPU computes: 0 for none, -1 for all. Without a GPU, or with libraries that know none,
    /// it changes nothing.</summary>
    public int GpuLayers { get; init; } = -1;

    /// <summary>The most tokens of one step, of all requests together; 2048 by default.</summary>
    public int BatchSize
    {
        get => _batchSize;
        init => _batchSize = value is >= 1 and <= 65_536 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A batch is from 1 to 65,536 tokens.");
    }

    /// <summary>The most tokens that are computed at once; 512 by default.</summary>
    public int MicroBatchSize
    {
        get => _microBatchSize;
        init => _microBatchSize = value is >= 1 and <= 65_536 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A batch is from 1 to 65,536 tokens.");
    }

    /// <summary>The most requests that are answered at once, in one batch; 4 by default. Others wait their turn.</summary>
    public int ParallelSequences
    {
        get => _parallelSequences;
        init => _parallelSequences = value is >= 1 and <= 256 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "From 1 to 256 requests are answered at once.");
    }

    /// <summary>The most requests that wait; one more is refused with an error that may pass. 1024 by default.</summary>
    public int MaxWaitingRequests
    {
        get => _maxWaitingRequests;
        init => _maxWaitingRequests = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A number of requests is at least 0.");
    }

    /// <summary>How messages become a prompt: the name of a template that llama.cpp knows, such as <c>chatml</c> or <c>llama3</c>, or the
    /// text of one; null for the model's own, and ChatML where it has none.</summary>
    public string? ChatTemplate { get; init; }

    /// <summary>Whether attention is computed without its matrix: faster for long contexts, slower for tiny models.</summary>
    public FlashAttention FlashAttention { get; init => field = Defined(value); } = FlashAttention.Auto;

    /// <summary>How the keys of the context are kept.</summary>
    public CacheType KeyCacheType { get; init => field = Defined(value); } = CacheType.F16;

    /// <summary>How the values of the context are kept. Others than <see cref="CacheType.F16"/> and <see cref="CacheType.F32"/> need
    /// <see cref="FlashAttention"/>.</summary>
    public CacheType ValueCacheType { get; init => field = Defined(value); } = CacheType.F16;

    /// <summary>The seed of requests that name none; null for another one each time.</summary>
    public uint? Seed { get; init; }

    /// <summary>The tags of thoughts; null to leave thoughts in the text.</summary>
    public TagPair? ThoughtTags { get; init; } = new("<think>", "</think>");

    /// <summary>Which earlier thoughts the model gets back; by default those that led to calls.</summary>
    public ReasoningReplay ReasoningReplay { get; init; } = ReasoningReplay.WithActions;

    /// <summary>The tags of calls, which the model is told in the prompt.</summary>
    public TagPair ToolCallTags { get; init; } = new("<tool_call>", "</tool_call>");

    /// <summary>The model's name in answers; null for the one in its file, or the file's.</summary>
    public string? ModelName { get; init; }

    /// <summary>Gets what llama.cpp says of the model. Its prompts and answers are never logged.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>The clock of timings.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    // llama.cpp ends the process over a number that is none of its types.
    private static T Defined<T>(T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"{value} is none of the values of {typeof(T).Name}.");
}
