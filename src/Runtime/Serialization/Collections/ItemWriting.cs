using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace GenFlow.Serialization;

/// <summary>Writes what becomes a list, by the way that its type allows without an enumerator on the heap.</summary>
internal static class ItemWriting<T, TCodec>
    where TCodec : IJsonCodec<T>
{
    public static void Any(ref EventJsonWriter writer, IEnumerable<T>? items)
    {
        switch (items)
        {
            case null:
                writer.WriteNull();
                break;
            case T[] array:
                Span(ref writer, array);
                break;
            case List<T> list:
                Span(ref writer, CollectionsMarshal.AsSpan(list));
                break;
            case ImmutableArray<T> array:
                Span(ref writer, array.AsSpan());
                break;
            case ImmutableList<T> list:
                Items(ref writer, list.GetEnumerator());
                break;
            case IReadOnlyList<T> list:
                Indexed(ref writer, list.Count, list, static (list, index) => list[index]);
                break;
            case IList<T> list:
                Indexed(ref writer, list.Count, list, static (list, index) => list[index]);
                break;
            default:
                Items(ref writer, items.GetEnumerator());
                break;
        }
    }

    public static void Span(ref EventJsonWriter writer, ReadOnlySpan<T> items)
    {
        writer.Enter();
        writer.WriteRaw("["u8);
        for (int index = 0; index < items.Length; index++)
        {
            Item(ref writer, items[index], index == 0);
        }

        writer.WriteRaw("]"u8);
        writer.Leave();
    }

    private static void Indexed<TList>(ref EventJsonWriter writer, int count, TList items, Func<TList, int, T> at)
    {
        writer.Enter();
        writer.WriteRaw("["u8);
        for (int index = 0; index < count; index++)
        {
            Item(ref writer, at(items, index), index == 0);
        }

        writer.WriteRaw("]"u8);
        writer.Leave();
    }

    private static void Items<TEnumerator>(ref EventJsonWriter writer, TEnumerator items)
        where TEnumerator : IEnumerator<T>
    {
        using (items)
        {
            writer.Enter();
            writer.WriteRaw("["u8);
            for (bool first = true; items.MoveNext(); first = false)
            {
                Item(ref writer, items.Current, first);
            }

            writer.WriteRaw("]"u8);
            writer.Leave();
        }
    }

    private static void Item(ref EventJsonWriter writer, T item, bool first)
    {
        if (!first)
        {
            writer.WriteRaw(","u8);
        }

        TCodec.Write(ref writer, item);
    }
}
