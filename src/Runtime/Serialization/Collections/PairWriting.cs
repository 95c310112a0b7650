using System.Collections.Immutable;

namespace GenFlow.Serialization;

/// <summary>Writes what becomes an object whose names are data.</summary>
internal static class PairWriting<T, TCodec>
    where TCodec : IJsonCodec<T>
{
    public static void Any(ref EventJsonWriter writer, IEnumerable<KeyValuePair<string, T>>? pairs)
    {
        // By their own enumerators, which are no objects.
        switch (pairs)
        {
            case null:
                writer.WriteNull();
                break;
            case Dictionary<string, T> dictionary:
                Pairs(ref writer, dictionary.GetEnumerator());
                break;
            case ImmutableDictionary<string, T> dictionary:
                Pairs(ref writer, dictionary.GetEnumerator());
                break;
            default:
                Pairs(ref writer, pairs.GetEnumerator());
                break;
        }
    }

    private static void Pairs<TEnumerator>(ref EventJsonWriter writer, TEnumerator pairs)
        where TEnumerator : IEnumerator<KeyValuePair<string, T>>
    {
        using (pairs)
        {
            writer.Enter();
            writer.WriteRaw("{"u8);
            for (bool first = true; pairs.MoveNext(); first = false)
            {
                writer.WriteString(first ? default : ","u8, pairs.Current.Key);
                writer.WriteRaw(":"u8);
                TCodec.Write(ref writer, pairs.Current.Value);
            }

            writer.EndObject();
        }
    }
}
