namespace GenFlow.Serialization;

/// <summary>How much is read from outside at once.</summary>
public readonly record struct JsonLimits
{
    internal const int DefaultMaxDepth = 64;
    private const int Deepest = 1_000;

    /// <summary>Sets the limits.</summary>
    /// <param name="maxDepth">How deep objects, lists and dictionaries may be nested: 1 to 1,000.</param>
    /// <param name="maxBytes">How many bytes one event may have: at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public JsonLimits(int maxDepth, long maxBytes)
    {
        MaxDepth = maxDepth;
        MaxBytes = maxBytes;
        Check();
    }

    /// <summary>64 levels and 16 MiB.</summary>
    public static JsonLimits Default { get; } = new(DefaultMaxDepth, 16 << 20);

    /// <summary>How deep objects, lists and dictionaries may be nested.</summary>
    public int MaxDepth { get; }

    /// <summary>How many bytes one event may have.</summary>
    public long MaxBytes { get; }

    // Once more where it is used: a default was not made by the constructor.
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDepth, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxDepth, Deepest);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytes, 1);
    }

    /// <summary>For JSON with one level around the event.</summary>
    internal JsonLimits Deeper() => new(Math.Min(MaxDepth + 1, Deepest), MaxBytes);
}
