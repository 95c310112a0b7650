namespace GenFlow.Serialization;

/// <summary>How much is read from outside at once.</summary>
/// <param name="MaxDepth">How deep objects, lists and dictionaries may be nested, at most 1,000.</param>
/// <param name="MaxBytes">How many bytes one event may have.</param>
public readonly record struct JsonLimits(int MaxDepth, long MaxBytes)
{
    internal const int DefaultMaxDepth = 64;

    /// <summary>64 levels and 16 MiB.</summary>
    public static JsonLimits Default { get; } = new(DefaultMaxDepth, 16 << 20);

    /// <summary>For JSON with one level around the event.</summary>
    internal JsonLimits Deeper() => this with { MaxDepth = MaxDepth + 1 };
}
