using System.Collections.Immutable;

namespace GenFlow.Serialization;

/// <summary>Writes what becomes an object whose names are data.</summary>
internal static class PairWriting<T, TCodec>
    where TCodec : IJsonCodec<T>
{
    public static void Dictionary(ref EventJsonWriter writer, Dictionary<string, T>? pairs)
    {
        if (pairs is null)
        {
            writer.WriteNull();
            return;
        }

        writer.Enter();
        writer.WriteRaw("{"u8);
        bool first = true;
        foreach ((string name, T value) in pairs)
        {
            Pair(ref writer, name, value, first);
            first = false;
        }

        writer.WriteRaw("}"u8);
        writer.Leave();
    }

    public static void Immutable(ref EventJsonWriter writer, ImmutableDictionary<string, T>? pairs)
    {
        if (pairs is null)
        {
            writer.WriteNull();
            return;
        }

        writer.Enter();
        writer.WriteRaw("{"u8);
        bool first = true;
        foreach ((string name, T value) in pairs)
        {
            Pair(ref writer, name, value, first);
            first = false;
        }

        writer.WriteRaw("}"u8);
        writer.Leave();
    }

    public static void Any(ref EventJsonWriter writer, IEnumerable<KeyValuePair<string, T>>? pairs)
    {
        switch (pairs)
        {
            case Dictionary<string, T> dictionary:
                Dictionary(ref writer, dictionary);
                break;
            case ImmutableDictionary<string, T> dictionary:
                Immutable(ref writer, dictionary);
                break;
            case null:
                writer.WriteNull();
                break;
            default:
                Enumerated(ref writer, pairs);
                break;
        }
    }

    private static void Enumerated(ref EventJsonWriter writer, IEnumerable<KeyValuePair<string, T>> pairs)
    {
        writer.Enter();
        writer.WriteRaw("{"u8);
        bool first = true;
        foreach ((string name, T value) in pairs)
        {
            Pair(ref writer, name, value, first);
            first = false;
        }

        writer.WriteRaw("}"u8);
        writer.Leave();
    }

    private static void Pair(ref EventJsonWriter writer, string name, T value, bool first)
    {
        writer.WriteString(first ? default : ","u8, name);
        writer.WriteRaw(":"u8);
        TCodec.Write(ref writer, value);
    }
}
