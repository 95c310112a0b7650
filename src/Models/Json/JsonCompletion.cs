using System.Buffers;
using System.Text.Json;

namespace GenFlow.Models;

/// <summary>Makes a whole value of one that is still arriving: what it shows, and what closes it.</summary>
internal static class JsonCompletion
{
    public static JsonElement Of(PartialJson value, int maxDepth)
    {
        var closers = new Stack<byte>();
        (int start, int end) = value.Cut(closers);
        int length = end - start + closers.Count;
        byte[] rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            value.Slice(start, end).CopyTo(rented);
            closers.CopyTo(rented, end - start);
            var reader = new Utf8JsonReader(rented.AsSpan(0, length), new JsonReaderOptions { MaxDepth = maxDepth });
            return JsonElement.ParseValue(ref reader);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
