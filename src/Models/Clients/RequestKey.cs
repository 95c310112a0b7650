namespace GenFlow.Models;

/// <summary>All of a request that its answer depends on, as bytes. Two are equal where all bytes are.</summary>
internal sealed class RequestKey : IEquatable<RequestKey>
{
    private readonly byte[] _bytes;
    private readonly int _hash;

    public RequestKey(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        _hash = hash.ToHashCode();
    }

    public int Length => _bytes.Length;

    public bool Equals(RequestKey? other) => other is not null && other._hash == _hash && other._bytes.AsSpan().SequenceEqual(_bytes);

    public override bool Equals(object? obj) => Equals(obj as RequestKey);

    public override int GetHashCode() => _hash;
}
