namespace GenFlow.LlamaCpp.Gguf;

/// <summary>Numbers that are the same for a seed on every release of .NET: SplitMix64.</summary>
internal sealed class RandomNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Fills with numbers between minus and plus <paramref name="spread"/>.</summary>
    public void Fill(Span<float> values, float spread)
    {
        float unit = spread / (1 << 23);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ((long)(Next() >> 40) - (1 << 23)) * unit;
        }
    }

    private ulong Next()
    {
        ulong value = _state += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
