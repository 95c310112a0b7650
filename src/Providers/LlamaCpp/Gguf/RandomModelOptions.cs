using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp;

/// <summary>The sizes of a model with random weights. Each is checked where it is set, how they fit together when the model is
/// written.</summary>
public sealed record RandomModelOptions
{
    /// <summary>About 110,000 parameters, 440 KB: for tests.</summary>
    public static RandomModelOptions Tiny { get; } = new();

    /// <summary>About 88 million parameters, 93 MB: enough work a token to measure with.</summary>
    public static RandomModelOptions Medium { get; } = new()
    {
        Dimensions = 768,
        Layers = 10,
        Heads = 12,
        KvHeads = 4,
        FeedForward = 2048,
        Vocabulary = 16_384,
        Format = WeightFormat.Q8,
    };

    /// <summary>The length of a token's vector; 64 by default. A multiple of twice <see cref="Heads"/>, and of 32 in
    /// <see cref="WeightFormat.Q8"/>.</summary>
    public int Dimensions { get; init => field = Within(value, 2, 16_384); } = 64;

    /// <summary>The layers; 2 by default.</summary>
    public int Layers { get; init => field = Within(value, 1, 256); } = 2;

    /// <summary>The heads of attention; 4 by default.</summary>
    public int Heads { get; init => field = Within(value, 1, 256); } = 4;

    /// <summary>The heads of keys and values, a divisor of <see cref="Heads"/>; 4 by default.</summary>
    public int KvHeads { get; init => field = Within(value, 1, 256); } = 4;

    /// <summary>The width of the feed-forward network; 128 by default. A multiple of 32 in <see cref="WeightFormat.Q8"/>.</summary>
    public int FeedForward { get; init => field = Within(value, 1, 65_536); } = 128;

    /// <summary>The tokens of the vocabulary, at least 260: 256 bytes and 4 marks; 512 by default.</summary>
    public int Vocabulary { get; init => field = Within(value, 260, 262_144); } = 512;

    /// <summary>The tokens that the model says it was trained for; 4096 by default.</summary>
    public int ContextLength { get; init => field = Within(value, 16, 16_777_216); } = 4096;

    /// <summary>How the matrices are kept.</summary>
    public WeightFormat Format { get; init; } = WeightFormat.F32;

    /// <summary>What the weights come from: the same sizes and seed make the same file.</summary>
    public ulong Seed { get; init; } = 1;

    internal LlamaShape Shape()
    {
        if (Dimensions % (2 * Heads) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Dimensions), Dimensions, $"The dimensions are a multiple of twice the {Heads} heads.");
        }

        if (Heads % KvHeads != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(KvHeads), KvHeads, $"The heads of keys and values divide the {Heads} heads.");
        }

        if (!Enum.IsDefined(Format))
        {
            throw new ArgumentOutOfRangeException(nameof(Format), Format, "Unknown format.");
        }

        if (Format == WeightFormat.Q8 && Dimensions % 32 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(Dimensions), Dimensions, "In blocks of 32, the dimensions are a multiple of 32.");
        }

        if (Format == WeightFormat.Q8 && FeedForward % 32 != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(FeedForward), FeedForward, "In blocks of 32, the feed-forward width is a multiple of 32.");
        }

        return new(Dimensions, Layers, Heads, KvHeads, FeedForward, ContextLength);
    }

    private static int Within(int value, int least, int most, [System.Runtime.CompilerServices.CallerMemberName] string name = "") =>
        value >= least && value <= most ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} is from {least} to {most}.");
}
