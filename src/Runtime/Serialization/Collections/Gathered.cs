using System.Buffers;
using System.Runtime.CompilerServices;

namespace GenFlow.Serialization;

/// <summary>Items whose number is not known before the last one is read: kept in rented memory, so that the collection is
/// made once and in its size.</summary>
internal ref struct Gathered<T>
{
    private const int Least = 16;

    private T[]? _rented;
    private int _count;

    public readonly ReadOnlySpan<T> Items => new(_rented, 0, _count);

    public void Add(T item)
    {
        if (_rented is null || _count == _rented.Length)
        {
            Grow();
        }

        _rented[_count++] = item;
    }

    public void Dispose()
    {
        if (_rented is null)
        {
            return;
        }

        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(_rented, 0, _count);
        }

        ArrayPool<T>.Shared.Return(_rented);
        this = default;
    }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(_rented))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        int count = _count;
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(Least, count * 2));
        Items.CopyTo(larger);
        Dispose();
        _rented = larger;
        _count = count;
    }
}
