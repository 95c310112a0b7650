using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>Lists and dictionaries, in every type that holds them.</summary>
public class Collections
{
    [Fact]
    public void EV01_Lists_OfAnyLength_AreTheFrameworks()
    {
        foreach (int count in (int[])[0, 1, 2, 15, 16, 17, 33, 1_000, 100_000])
        {
            int[] items = [.. Enumerable.Range(-1, count)];
            Codec.Agrees<int[], ArrayCodec<int, Int32Codec>>(items);
            Codec.Agrees<List<int>, ListCodec<int, Int32Codec>>([.. items]);
            Codec.Agrees<IList<int>, InterfaceListCodec<int, Int32Codec>>(items);
            Codec.Agrees<IReadOnlyList<int>, ReadOnlyListCodec<int, Int32Codec>>(items);
            Codec.Agrees<ICollection<int>, CollectionCodec<int, Int32Codec>>(items);
            Codec.Agrees<IReadOnlyCollection<int>, ReadOnlyCollectionCodec<int, Int32Codec>>(items);
            Codec.Agrees<IEnumerable<int>, EnumerableCodec<int, Int32Codec>>(items);
            Codec.Agrees<ImmutableList<int>, ImmutableListCodec<int, Int32Codec>>([.. items]);
            string json = JsonSerializer.Serialize(items);
            Assert.Equal(json, Codec.Text<ImmutableArray<int>, ImmutableArrayCodec<int, Int32Codec>>([.. items]));
            Assert.Equal(items, Codec.Read<ImmutableArray<int>, ImmutableArrayCodec<int, Int32Codec>>(json));
        }
    }

    [Fact]
    public void EV01_AnyKindOfList_IsWrittenBehindItsInterface()
    {
        string[] items = ["a", "b", "c"];
        IEnumerable<string>[] lists =
        [
            items, items.ToList(), items.ToImmutableArray(), items.ToImmutableList(), new ReadOnlyCollection<string>(items), new Collection<string>(items),
            new HashSet<string>(items), new LinkedList<string>(items), new Queue<string>(items), new ArraySegment<string>(items), items.Select(static item => item),
        ];
        foreach (IEnumerable<string> list in lists)
        {
            const string json = """["a","b","c"]""";
            Assert.Equal(json, Codec.Text<IEnumerable<string>, EnumerableCodec<string, StringCodec>>(list));
            Assert.Equal(json, list is IReadOnlyList<string> readOnly ? Codec.Text<IReadOnlyList<string>, ReadOnlyListCodec<string, StringCodec>>(readOnly) : json);
            Assert.Equal(json, list is IList<string> mutable ? Codec.Text<IList<string>, InterfaceListCodec<string, StringCodec>>(mutable) : json);
            Assert.Equal(json, list is ICollection<string> collection ? Codec.Text<ICollection<string>, CollectionCodec<string, StringCodec>>(collection) : json);
            Assert.Equal(json, list is IReadOnlyCollection<string> readable ? Codec.Text<IReadOnlyCollection<string>, ReadOnlyCollectionCodec<string, StringCodec>>(readable) : json);
        }

        Assert.Equal("""["a"]""", Codec.Text<object[], ArrayCodec<object, ObjectText>>((string[])["a"]));
    }

    [Fact]
    public void EV01_WhatIsReadBehindAnInterface_CanBeChangedWhereTheInterfaceSaysSo()
    {
        IList<int> list = Codec.Read<IList<int>, InterfaceListCodec<int, Int32Codec>>("[1,2]");
        list.Add(3);
        Assert.Equal([1, 2, 3], list);
        ICollection<int> collection = Codec.Read<ICollection<int>, CollectionCodec<int, Int32Codec>>("[]");
        collection.Add(3);
        Assert.Equal([3], collection);
        IDictionary<string, int> dictionary = Codec.Read<IDictionary<string, int>, InterfaceDictionaryCodec<int, Int32Codec>>("{}");
        dictionary.Add("a", 1);
        Assert.Equal(1, dictionary["a"]);
    }

    [Fact]
    public void EV01_Dictionaries_OfAnySize_AreTheFrameworks()
    {
        foreach (int count in (int[])[0, 1, 2, 16, 17, 1_000])
        {
            Dictionary<string, int> pairs = Enumerable.Range(0, count).ToDictionary(static number => $"Key \"{number}\" é", static number => number);
            Codec.Agrees<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>(pairs);
            Codec.Agrees<IDictionary<string, int>, InterfaceDictionaryCodec<int, Int32Codec>>(pairs);
            Codec.Agrees<IReadOnlyDictionary<string, int>, ReadOnlyDictionaryCodec<int, Int32Codec>>(pairs);
            Codec.Agrees<ImmutableDictionary<string, int>, ImmutableDictionaryCodec<int, Int32Codec>>(pairs.ToImmutableDictionary());
            Assert.Equal(JsonSerializer.Serialize(pairs, GenFlowJson.Options), Codec.Text<IReadOnlyDictionary<string, int>, ReadOnlyDictionaryCodec<int, Int32Codec>>(new ReadOnlyDictionary<string, int>(pairs)));
        }
    }

    [Fact]
    public void EV01_OfANameThatIsThereTwice_TheLastCounts()
    {
        const string json = """{"a":1,"b":2,"\u0061":3}""";
        Dictionary<string, int> expected = new() { ["a"] = 3, ["b"] = 2 };
        Assert.Equal(expected, JsonSerializer.Deserialize<Dictionary<string, int>>(json)!);
        Assert.Equal(expected, Codec.Read<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>(json));
        Assert.Equal(expected, Codec.Read<ImmutableDictionary<string, int>, ImmutableDictionaryCodec<int, Int32Codec>>(json));
    }

    [Fact]
    public void EV01_NullLists_AreWrittenAsNull_AndReadOnlyWhereTheyMayBeNull()
    {
        Assert.Equal("null", Codec.Text<int[], ArrayCodec<int, Int32Codec>>(null!));
        Assert.Equal("null", Codec.Text<List<int>, ListCodec<int, Int32Codec>>(null!));
        Assert.Equal("null", Codec.Text<IList<int>, InterfaceListCodec<int, Int32Codec>>(null!));
        Assert.Equal("null", Codec.Text<IReadOnlyList<int>, ReadOnlyListCodec<int, Int32Codec>>(null!));
        Assert.Equal("null", Codec.Text<IEnumerable<int>, EnumerableCodec<int, Int32Codec>>(null!));
        Assert.Equal("null", Codec.Text<ImmutableList<int>, ImmutableListCodec<int, Int32Codec>>(null!));
        Assert.Equal("null", Codec.Text<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>(null!));
        Assert.Equal("null", Codec.Text<IDictionary<string, int>, InterfaceDictionaryCodec<int, Int32Codec>>(null!));
        Assert.Equal("null", Codec.Text<ImmutableDictionary<string, int>, ImmutableDictionaryCodec<int, Int32Codec>>(null!));
        Assert.Equal("[]", Codec.Text<ImmutableArray<int>, ImmutableArrayCodec<int, Int32Codec>>(default));
        Codec.Refuses<int[], ArrayCodec<int, Int32Codec>>("null");
        Codec.Refuses<ImmutableArray<int>, ImmutableArrayCodec<int, Int32Codec>>("null");
        Codec.Refuses<Dictionary<string, int>, DictionaryCodec<int, Int32Codec>>("null");
        Assert.Null(Codec.Read<int[]?, OptionalCodec<int[], ArrayCodec<int, Int32Codec>>>("null"));
        Assert.Equal([null, 1], Codec.Read<int?[], ArrayCodec<int?, NullableCodec<int, Int32Codec>>>("[null,1]"));
    }

    [Theory]
    [InlineData("[1,\"a\"]", "$[1]", 3)]
    [InlineData("[1,2", "$[1]", 4)]
    [InlineData("[1 2]", "$[0]", 3)]
    [InlineData("[1,]", "$[1]", 3)]
    [InlineData("[,1]", "$[0]", 1)]
    [InlineData("[1]]", "$", 3)]
    [InlineData("[99999999999]", "$[0]", 1)]
    [InlineData("{}", "$", 0)]
    [InlineData("[", "$[0]", 1)]
    [InlineData("", "$", 0)]
    public void EV04_BrokenList_IsRefused_WithPathAndPlace(string json, string path, int place)
    {
        JsonException error = Codec.Refuses<int[], ArrayCodec<int, Int32Codec>>(json);
        Assert.Equal((path, (long)place), (error.Path, error.BytePositionInLine));
    }

    [Fact]
    public void EV01_ListThatHoldsItself_IsRefused()
    {
        var list = new List<object>();
        list.Add(list);
        Assert.Throws<JsonException>(() => Codec.Text<List<object>, ListCodec<object, ObjectText>>(list));
    }

    private readonly struct ObjectText : IJsonCodec<object>
    {
        public static GenFlow.Shapes.TypeShape Shape => GenFlow.Shapes.ScalarShape.Of(GenFlow.Shapes.ScalarKind.Any);

        public static void Write(ref EventJsonWriter writer, object value)
        {
            if (value is List<object> list)
            {
                ListCodec<object, ObjectText>.Write(ref writer, list);
            }
            else
            {
                writer.WriteString(default, value.ToString());
            }
        }

        public static object Read(ref EventJsonReader reader) => reader.ReadString();
    }
}
