using System.Numerics;

namespace GenFlow.Models;

/// <summary>The values in the order in which they begin, a container before what is in it. One thread adds, any number read.
/// Nodes lie in pieces that double and never move, so that growing copies nothing and a reader needs no lock.</summary>
internal sealed class JsonTape
{
    private const int FirstPiece = 16;
    private const int FirstPieceLog2 = 4;

    private readonly TapeNode[]?[] _pieces;
    private int _count;

    // A value has a byte at least, and another that parts it from the next; only what goes deeper has none.
    public JsonTape(int maxBytes, int maxDepth) =>
        _pieces = new TapeNode[]?[BitOperations.Log2(((uint)maxBytes / 2) + (uint)maxDepth + 1 + FirstPiece) - FirstPieceLog2 + 1];

    /// <summary>How many nodes may be read.</summary>
    public int Count => Volatile.Read(ref _count);

    public ref TapeNode this[int index]
    {
        get
        {
            uint place = (uint)index + FirstPiece;
            int log2 = BitOperations.Log2(place);
            return ref _pieces[log2 - FirstPieceLog2]![place - (1u << log2)];
        }
    }

    /// <summary>Adds a node and lets readers see it.</summary>
    /// <returns>Its index.</returns>
    public int Add(in TapeNode node)
    {
        int index = _count;
        uint place = (uint)index + FirstPiece;
        int log2 = BitOperations.Log2(place);
        TapeNode[] piece = _pieces[log2 - FirstPieceLog2] ??= new TapeNode[1 << log2];
        piece[place - (1u << log2)] = node;
        Volatile.Write(ref _count, index + 1);
        return index;
    }
}
