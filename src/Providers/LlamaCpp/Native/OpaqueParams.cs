using System.Runtime.CompilerServices;

namespace GenFlow.LlamaCpp.Native;

/// <summary>Room for parameters that llama.cpp takes and gives by value. Longer than they are in any release: they have grown in
/// their middle, and <see cref="LlamaLayout"/> says where a field is.</summary>
[InlineArray(Length)]
internal struct OpaqueParams
{
    /// <summary>Bytes.</summary>
    public const int Length = 512;

#pragma warning disable IDE0044, IDE0051 // The array's element.
    private byte _first;
#pragma warning restore IDE0044, IDE0051

    public readonly T Get<T>(int offset)
        where T : unmanaged =>
        Unsafe.ReadUnaligned<T>(ref Unsafe.Add(ref Unsafe.AsRef(in _first), offset));

    public void Set<T>(int offset, T value)
        where T : unmanaged =>
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _first, offset), value);
}
