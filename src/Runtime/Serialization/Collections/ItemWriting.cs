using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace GenFlow.Serialization;

/// <summary>Writes what becomes a list, by the way that its type allows without an enumerator on the heap.</summary>
internal static class ItemWriting<T, TCodec>
    where TCodec : IJsonCodec<T>
{
    public static void Array(ref EventJsonWriter writer, T[]? items)
    {
        if (items is null)
        {
            writer.WriteNull();
        }
        else
        {
            Span(ref writer, items);
        }
    }

    public static void List(ref EventJsonWriter writer, List<T>? items)
    {
        if (items is null)
        {
            writer.WriteNull();
        }
        else
        {
            Span(ref writer, CollectionsMarshal.AsSpan(items));
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

    public static void Immutable(ref EventJsonWriter writer, ImmutableList<T>? items)
    {
        if (items is null)
        {
            writer.WriteNull();
            return;
        }

        writer.Enter();
        writer.WriteRaw("["u8);
        bool first = true;
        foreach (T item in items)
        {
            Item(ref writer, item, first);
            first = false;
        }

        writer.WriteRaw("]"u8);
        writer.Leave();
    }

    public static void Indexed(ref EventJsonWriter writer, IReadOnlyList<T>? items)
    {
        if (TrySpan(ref writer, items))
        {
            return;
        }

        writer.Enter();
        writer.WriteRaw("["u8);
        int count = items!.Count;
        for (int index = 0; index < count; index++)
        {
            Item(ref writer, items[index], index == 0);
        }

        writer.WriteRaw("]"u8);
        writer.Leave();
    }

    public static void Indexed(ref EventJsonWriter writer, IList<T>? items)
    {
        if (TrySpan(ref writer, items))
        {
            return;
        }

        writer.Enter();
        writer.WriteRaw("["u8);
        int count = items!.Count;
        for (int index = 0; index < count; index++)
        {
            Item(ref writer, items[index], index == 0);
        }

        writer.WriteRaw("]"u8);
        writer.Leave();
    }

    public static void Any(ref EventJsonWriter writer, IEnumerable<T>? items)
    {
        switch (items)
        {
            case IReadOnlyList<T> list:
                Indexed(ref writer, list);
                break;
            case IList<T> list:
                Indexed(ref writer, list);
                break;
            case null:
                writer.WriteNull();
                break;
            default:
                Enumerated(ref writer, items);
                break;
        }
    }

    private static void Enumerated(ref EventJsonWriter writer, IEnumerable<T> items)
    {
        writer.Enter();
        writer.WriteRaw("["u8);
        bool first = true;
        foreach (T item in items)
        {
            Item(ref writer, item, first);
            first = false;
        }

        writer.WriteRaw("]"u8);
        writer.Leave();
    }

    private static bool TrySpan(ref EventJsonWriter writer, IEnumerable<T>? items)
    {
        switch (items)
        {
            case null:
                writer.WriteNull();
                return true;
            case T[] array:
                Span(ref writer, array);
                return true;
            case List<T> list:
                Span(ref writer, CollectionsMarshal.AsSpan(list));
                return true;
            case ImmutableArray<T> array:
                Span(ref writer, array.AsSpan());
                return true;
            case ImmutableList<T> list:
                Immutable(ref writer, list);
                return true;
            default:
                return false;
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
