namespace GenFlow.LlamaCpp.Gguf;

/// <summary>A key's value: a number or a short text as it is, of an array what it holds and where.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Offset">Where the value begins in the file; of an array its first element.</param>
internal sealed record GgufValue(GgufValueType Type, long Offset)
{
    /// <summary>A whole number, or 1 for true; 0 where it is none.</summary>
    public long Integer { get; init; }

    /// <summary>A number; that of <see cref="Integer"/> where it is whole.</summary>
    public double Number { get; init; }

    /// <summary>A text; null where it is none, or too long to be of use here.</summary>
    public string? Text { get; init; }

    /// <summary>What an array holds.</summary>
    public GgufValueType ElementType { get; init; }

    /// <summary>The elements of an array.</summary>
    public long Count { get; init; }

    /// <summary>The whole numbers of a short array; empty for others.</summary>
    public IReadOnlyList<long> Integers { get; init; } = [];
}
