using System.Text.Json;

namespace GenFlow.Models;

/// <summary>JSON that arrives in pieces cut anywhere: kept as it comes, read as it comes, in time and memory of what has come.</summary>
/// <remarks>One thread appends; any number read, also while it appends. What has been shown is never taken back but by a
/// later member of the same name.</remarks>
public sealed class IncrementalJson
{
    /// <summary>Begins with nothing.</summary>
    /// <param name="maxDepth">How deep values may be nested.</param>
    /// <param name="maxBytes">How many bytes may come.</param>
    public IncrementalJson(int maxDepth = 64, int maxBytes = 16 << 20) => throw new NotImplementedException();

    /// <summary>How many bytes of UTF-8 have come.</summary>
    public int Length => throw new NotImplementedException();

    /// <summary>Whether the outermost value is complete.</summary>
    public bool IsComplete => throw new NotImplementedException();

    /// <summary>What is wrong with it; null while nothing is.</summary>
    public JsonException? Error => throw new NotImplementedException();

    /// <summary>Takes more.</summary>
    /// <param name="fragment">The piece; may end inside a surrogate pair.</param>
    /// <returns>Whether it is JSON so far; when not, <see cref="Error"/> says why and nothing more is taken.</returns>
    public bool Append(ReadOnlySpan<char> fragment) => throw new NotImplementedException();

    /// <summary>Takes more.</summary>
    /// <param name="fragment">The piece in UTF-8; may end inside a character.</param>
    /// <returns>Whether it is JSON so far; when not, <see cref="Error"/> says why and nothing more is taken.</returns>
    public bool Append(ReadOnlySpan<byte> fragment) => throw new NotImplementedException();

    /// <summary>Says that nothing more comes.</summary>
    /// <returns>All of it, valid JSON in UTF-8.</returns>
    /// <exception cref="JsonException">It is incomplete or malformed; with path and position.</exception>
    public ReadOnlyMemory<byte> Complete() => throw new NotImplementedException();

    /// <summary>The outermost value as it was when so many bytes had come.</summary>
    /// <param name="length">The bytes, at most <see cref="Length"/>.</param>
    /// <returns>The value.</returns>
    public PartialJson At(int length) => throw new NotImplementedException();
}
