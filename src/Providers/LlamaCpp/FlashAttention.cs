namespace GenFlow.LlamaCpp;

/// <summary>Whether attention is computed without its matrix.</summary>
public enum FlashAttention
{
    /// <summary>As llama.cpp thinks best.</summary>
    Auto = -1,

    /// <summary>It is not.</summary>
    Off = 0,

    /// <summary>It is.</summary>
    On = 1,
}
