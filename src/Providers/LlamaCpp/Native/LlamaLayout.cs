namespace GenFlow.LlamaCpp.Native;

/// <summary>Where the fields of llama.cpp's parameters are, in bytes, in the releases that have them there.</summary>
internal sealed record LlamaLayout
{
    /// <summary>The releases, as <c>llama_version()</c> tells them.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    // llama_model_params
    public required int GpuLayers { get; init; }
    public required int ProgressCallback { get; init; }
    public required int ProgressState { get; init; }

    // llama_context_params
    public required int ContextLength { get; init; }
    public required int BatchSize { get; init; }
    public required int MicroBatchSize { get; init; }
    public required int Sequences { get; init; }
    public required int Threads { get; init; }
    public required int BatchThreads { get; init; }
    public required int FlashAttention { get; init; }
    public required int KeyType { get; init; }
    public required int ValueType { get; init; }
    public required int AbortCallback { get; init; }
    public required int AbortState { get; init; }
    public required int NoPerformance { get; init; }
    public required int UnifiedCache { get; init; }

    /// <summary>The releases that were looked at.</summary>
    public static IReadOnlyList<LlamaLayout> Known { get; } =
    [
        new()
        {
            Versions = ["0.5.0", "0.4.0"],
            GpuLayers = 16,
            ProgressCallback = 48,
            ProgressState = 56,
            ContextLength = 0,
            BatchSize = 4,
            MicroBatchSize = 8,
            Sequences = 12,
            Threads = 28,
            BatchThreads = 32,
            FlashAttention = 52,
            KeyType = 104,
            ValueType = 108,
            AbortCallback = 112,
            AbortState = 120,
            NoPerformance = 130,
            UnifiedCache = 133,
        },
    ];

    /// <summary>The layout of a release; null for one that is not known. Builds add a word of their own behind a hyphen.</summary>
    public static LlamaLayout? Of(string version) =>
        Known.FirstOrDefault(layout => layout.Versions.Contains(version.Split('-')[0], StringComparer.Ordinal));

    /// <summary>Whether the defaults are where this layout has them: what tells a build with the right name and other fields.</summary>
    public bool Fits(in OpaqueParams context) =>
        context.Get<uint>(ContextLength) == 512 && context.Get<uint>(BatchSize) == 2048 && context.Get<uint>(MicroBatchSize) == 512
            && context.Get<uint>(Sequences) == 1 && context.Get<int>(KeyType) == 1 && context.Get<int>(ValueType) == 1
            && context.Get<nint>(AbortCallback) == 0 && context.Get<int>(FlashAttention) is >= -1 and <= 1;
}
