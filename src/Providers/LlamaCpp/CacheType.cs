#pragma warning disable CA1720 // The names of the format.
namespace GenFlow.LlamaCpp;

/// <summary>How the numbers of a context are kept. The values are those of ggml's types.</summary>
public enum CacheType
{
    /// <summary>32 bits a number.</summary>
    F32 = 0,

    /// <summary>16 bits.</summary>
    F16 = 1,

    /// <summary>About 4.5 bits: ggml's q4_0.</summary>
    Q4 = 2,

    /// <summary>About 8.5 bits: ggml's q8_0.</summary>
    Q8 = 8,
}
