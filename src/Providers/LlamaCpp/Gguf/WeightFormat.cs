#pragma warning disable CA1720 // The names of the format.
namespace GenFlow.LlamaCpp;

/// <summary>How the numbers of a written model are kept. The values are those of ggml's types.</summary>
public enum WeightFormat
{
    /// <summary>32 bits a number.</summary>
    F32 = 0,

    /// <summary>16 bits.</summary>
    F16 = 1,

    /// <summary>About 8.5 bits: ggml's q8_0, blocks of 32 numbers with one scale.</summary>
    Q8 = 8,
}
