using System.Collections.Immutable;

namespace GenFlow.Serialization;

/// <summary>Reads a list.</summary>
internal static class ItemReading<T, TCodec>
    where TCodec : IJsonCodec<T>
{
    public static T[] Array(ref EventJsonReader reader)
    {
        var items = default(Gathered<T>);
        try
        {
            Gather(ref reader, ref items);
            return items.Items.ToArray();
        }
        finally
        {
            items.Dispose();
        }
    }

    public static List<T> List(ref EventJsonReader reader)
    {
        var items = default(Gathered<T>);
        try
        {
            Gather(ref reader, ref items);
            var list = new List<T>(items.Items.Length);
            list.AddRange(items.Items);
            return list;
        }
        finally
        {
            items.Dispose();
        }
    }

    public static ImmutableList<T> Immutable(ref EventJsonReader reader)
    {
        var items = default(Gathered<T>);
        try
        {
            Gather(ref reader, ref items);
            return ImmutableList.Create(items.Items);
        }
        finally
        {
            items.Dispose();
        }
    }

    private static void Gather(ref EventJsonReader reader, ref Gathered<T> items)
    {
        reader.BeginList();
        while (reader.NextItem())
        {
            items.Add(TCodec.Read(ref reader));
        }
    }
}
