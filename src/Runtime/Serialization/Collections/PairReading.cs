using System.Collections.Immutable;

namespace GenFlow.Serialization;

/// <summary>Reads an object whose names are data. Of a name that is there twice the last one counts.</summary>
internal static class PairReading<T, TCodec>
    where TCodec : IJsonCodec<T>
{
    public static Dictionary<string, T> Dictionary(ref EventJsonReader reader)
    {
        var pairs = default(Gathered<KeyValuePair<string, T>>);
        try
        {
            Gather(ref reader, ref pairs);
            var dictionary = new Dictionary<string, T>(pairs.Items.Length);
            foreach ((string name, T value) in pairs.Items)
            {
                dictionary[name] = value;
            }

            return dictionary;
        }
        finally
        {
            pairs.Dispose();
        }
    }

    public static ImmutableDictionary<string, T> Immutable(ref EventJsonReader reader)
    {
        ImmutableDictionary<string, T>.Builder dictionary = ImmutableDictionary.CreateBuilder<string, T>();
        reader.BeginObject();
        while (reader.NextMember())
        {
            string name = reader.ReadName();
            dictionary[name] = TCodec.Read(ref reader);
        }

        return dictionary.ToImmutable();
    }

    private static void Gather(ref EventJsonReader reader, ref Gathered<KeyValuePair<string, T>> pairs)
    {
        reader.BeginObject();
        while (reader.NextMember())
        {
            string name = reader.ReadName();
            pairs.Add(new(name, TCodec.Read(ref reader)));
        }
    }
}
