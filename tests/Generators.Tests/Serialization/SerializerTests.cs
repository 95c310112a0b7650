using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Generators.Tests.Serialization;

/// <summary>What generated serializers make of members: read from JSON, then written again.</summary>
public class SerializerTests
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using GenFlow;
        namespace N;

        """;

    [Theory]
    [InlineData("[Event] public partial record E(int A, string B = \"b\\n\", Kind C = Kind.Two, double D = -1.5, char F = '\\u2028', ulong G = 18446744073709551615, decimal H = 1.50m, long? I = null, float J = float.NaN) { } public enum Kind { One, Two }",
        "{\"a\":1}", "{\"a\":1,\"b\":\"b\\n\",\"c\":\"Two\",\"d\":-1.5,\"f\":\"\u2028\",\"g\":18446744073709551615,\"h\":1.50,\"i\":null,\"j\":\"NaN\"}")]
    [InlineData("[Event] public partial record E { public string A { get; init; } = \"kept\"; public required int B { get; init; } public int C { get; set; } = 3; }",
        "{\"b\":1,\"c\":4}", "{\"a\":\"kept\",\"b\":1,\"c\":4}")]
    [InlineData("[Event] public partial record E { public string A { get; init; } = \"kept\"; public required int B { get; init; } public int C { get; set; } = 3; }",
        "{\"c\":5,\"b\":1,\"a\":\"came\"}", "{\"a\":\"came\",\"b\":1,\"c\":5}")]
    [InlineData("[Event] public partial record E(string A) { public string A { get; } = A + \"!\"; public int Length => A.Length; }",
        "{\"a\":\"x\",\"length\":9}", "{\"a\":\"x!\"}")]
    [InlineData("[Event] public partial record E([property: JsonIgnore] Exception? A, [property: JsonPropertyName(\"the \\\"b\\\"\")] int B);",
        "{\"a\":{},\"the \\\"b\\\"\":2}", "{\"the \\\"b\\\"\":2}")]
    [InlineData("[Event] public partial record E { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? A { get; init; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int B { get; init; } }",
        "{\"b\":0}", "{}")]
    [InlineData("[Event] public partial record E { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? A { get; init; } [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int B { get; init; } }",
        "{\"b\":2}", "{\"b\":2}")]
    [InlineData("[Event] public partial record E(int B) { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? A { get; init; } }",
        "{\"a\":\"x\",\"b\":2}", "{\"b\":2,\"a\":\"x\"}")]
    [InlineData("[Event] public partial record E(Rights R); [Flags] public enum Rights { None, Read = 1, Write = 2, Both = 3, Top = 1 << 30 }",
        "{\"r\":\"Read, Write, Top\"}", "{\"r\":\"Both, Top\"}")]
    [InlineData("[Event] public partial record E(Rights R, Rights S); [Flags] public enum Rights { Read = 1, Write = 2 }",
        "{\"r\":0,\"s\":9}", "{\"r\":0,\"s\":9}")]
    [InlineData("[Event] public partial record E(Kind K, Kind L); public enum Kind : sbyte { [JsonStringEnumMemberName(\"first one\")] A, B, C = B }",
        "{\"k\":\"first one\",\"l\":\"C\"}", "{\"k\":\"first one\",\"l\":\"B\"}")]
    [InlineData("[Event] public partial record E(Tree T); public sealed class Tree { public int V { get; set; } public List<Tree>? Kids { get; set; } }",
        "{\"t\":{\"v\":1,\"kids\":[{\"v\":2}]}}", "{\"t\":{\"v\":1,\"kids\":[{\"v\":2,\"kids\":null}]}}")]
    [InlineData("[Event] public partial record E(Page<int> A, Page<string?> B); public record Page<T>(IReadOnlyList<T> Items, T Last);",
        "{\"a\":{\"items\":[1],\"last\":2},\"b\":{\"items\":[null],\"last\":\"z\"}}", "{\"a\":{\"items\":[1],\"last\":2},\"b\":{\"items\":[null],\"last\":\"z\"}}")]
    [InlineData("[Event] public partial record E(Page<string> A, Page<string?> B); public record Page<T>(IReadOnlyList<T> Items);",
        "{\"a\":{\"items\":[\"x\"]},\"b\":{\"items\":[null]}}", "{\"a\":{\"items\":[\"x\"]},\"b\":{\"items\":[null]}}")]
    [InlineData("[Event] public partial record E(Page<string?> B, Page<string> A); public record Page<T>(IReadOnlyList<T> Items);",
        "{\"a\":{\"items\":[]},\"b\":{\"items\":[null]}}", "{\"b\":{\"items\":[null]},\"a\":{\"items\":[]}}")]
    [InlineData("[Event] public partial record E(Box<Item> A, Box<int> B, Box<Box<Item>> C); [Event] public partial record Box<T>(T Value); public record Item(string Name);",
        "{\"a\":{\"value\":{\"name\":\"x\"}},\"b\":{\"value\":1},\"c\":{\"value\":{\"value\":{\"name\":\"y\"}}}}", "{\"a\":{\"value\":{\"name\":\"x\"}},\"b\":{\"value\":1},\"c\":{\"value\":{\"value\":{\"name\":\"y\"}}}}")]
    [InlineData("[Event] public partial record E(Base A); [Event] public partial record Base(int X); [Event] public partial record Derived(int X, int Y) : Base(X);",
        "{\"a\":{\"x\":1,\"y\":2}}", "{\"a\":{\"x\":1}}")]
    [InlineData("[Event] public partial record E(Base A) { public E() : this(new Derived(1, 2)) { } } [Event] public partial record Base(int X); [Event] public partial record Derived(int X, int Y) : Base(X);",
        "{\"a\":{\"x\":3}}", "{\"a\":{\"x\":3}}")]
    [InlineData("[Event] public partial record E(int A, S T); public readonly struct S { public S() { } [JsonConstructor] public S(int x) { X = x; } public int X { get; } }",
        "{\"a\":1,\"t\":{\"x\":4}}", "{\"a\":1,\"t\":{\"x\":4}}")]
    [InlineData("[Event] public partial record E(int @class, string @event);", "{\"class\":1,\"event\":\"e\"}", "{\"class\":1,\"event\":\"e\"}")]
    [InlineData("[StreamEvent] public partial record E(string What) : InputRequest<bool>;", "{\"what\":\"?\"}", "{\"id\":\"\",\"timeout\":null,\"what\":\"?\"}")]
    [InlineData("[StreamEvent] public partial record E(string What) : InputRequest<bool>;", "{\"timeout\":\"00:00:05\",\"id\":\"7\",\"what\":\"?\"}", "{\"id\":\"7\",\"timeout\":\"00:00:05\",\"what\":\"?\"}")]
    public void EV01_Members_are_read_and_written_as_declared(string source, string json, string expected)
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + source).Output);

        Assert.Equal(expected, Write(Read(assembly.Type("N.E"), json)));
    }

    [Fact]
    public void EV01_Event_with_more_members_than_a_word_has_bits_misses_each_of_them()
    {
        string members = string.Join(", ", Enumerable.Range(0, 130).Select(static index => FormattableString.Invariant($"int M{index}")));
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + $"[Event] public partial record E({members});").Output);
        Type type = assembly.Type("N.E");
        string[] all = [.. Enumerable.Range(0, 130).Select(static index => FormattableString.Invariant($"\"m{index}\":{index}"))];

        Assert.Equal("{" + string.Join(",", all) + "}", Write(Read(type, "{" + string.Join(",", all) + "}")));
        Assert.All(Enumerable.Range(0, 130), missing =>
        {
            var error = Assert.Throws<JsonException>(() => Read(type, "{" + string.Join(",", all.Where((_, index) => index != missing)) + "}"));
            Assert.EndsWith($"lacks m{missing.ToString(CultureInfo.InvariantCulture)}.", error.Message, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("[Event] public partial record E(System.IO.Stream A);", "A: System.IO.Stream")]
    [InlineData("[Event] public partial record E(List<object> A);", "A: object")]
    [InlineData("[Event] public partial record E((int, int) A);", "A: (int, int)")]
    [InlineData("[Event] public partial record E(Dictionary<int, int> A);", "has keys that are no strings")]
    [InlineData("[Event] public partial record E(Inner A); public record Inner(Action Do);", "A: Do: System.Action")]
    [InlineData("[Event] public partial record E(Inner A); public abstract record Inner;", "is abstract")]
    [InlineData("[Event] public partial record E(Inner A); public class Inner { }", "has no public properties")]
    [InlineData("[Event] public partial record E(Inner A); public sealed class Inner(int hidden) { public int Shown => hidden; }", "parameter 'hidden' is no member")]
    [InlineData("[Event] public partial record E(Inner A); public sealed class Inner : IDisposable { public int X { get; set; } public void Dispose() { } }", "live object")]
    [InlineData("[Event] public partial record E(int A) { [JsonPropertyName(\"a\")] public int B { get; init; } }", "two members that are 'a'")]
    [InlineData("[Event] public partial record E(Odd A); [Event] public record Odd : Event { public override string EventType => \"Odd\"; }", "event without a serializer")]
    [InlineData("[Event] public partial record E { [JsonConverter(typeof(JsonStringEnumConverter))] public int A { get; init; } }", "converter of its own")]
    public void EV01_Event_that_cannot_be_JSON_says_which_member_and_why(string source, string reason)
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + source).Output);
        Type type = assembly.Type("N.E");

        var error = Assert.Throws<NotSupportedException>(() => Read(type, "{}"));
        Assert.StartsWith("The event 'E' cannot be JSON: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EV01_Record_that_derives_without_a_part_of_its_own_is_not_written_as_its_base()
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + "[Event] public partial record Base(int X); public record Derived(int X, int Y) : Base(X);").Output);
        var derived = (Event)Activator.CreateInstance(assembly.Type("N.Derived"), 1, 2)!;

        Assert.Contains("N.Derived", Assert.Throws<NotSupportedException>(() => Write(derived)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EV01_Event_of_a_derived_type_is_not_cut_to_the_type_of_its_member()
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + "[Event] public partial record E(Base A); [Event] public partial record Base(int X); [Event] public partial record Derived(int X, int Y) : Base(X);").Output);
        var derived = (Event)Activator.CreateInstance(assembly.Type("N.Derived"), 1, 2)!;

        Assert.Equal("{\"x\":1,\"y\":2}", Write(derived));
        Assert.Contains("N.Derived is not written as the N.Base", Assert.Throws<NotSupportedException>(() => Write((Event)Activator.CreateInstance(assembly.Type("N.E"), derived)!)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EV02_Members_are_called_as_the_framework_calls_them() =>
        Assert.All(
            ["Index", "URL", "URLValue", "userID", "ID", "A", "aB", "AB", "ABc", "iPhone", "Ünïcode", "ÜBER", "_X", "X1", "X1Y", "IOStream", "Two_Words", "TWO_Words", "İstanbul", "ß"],
            static name => Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(name), Roslyn.JsonNames.CamelCase(name)));

    [Fact]
    public void Codec_names_are_those_of_the_runtime()
    {
        string[] names = [.. Roslyn.CodecNames.Scalars.Values.Select(static scalar => scalar.Codec), .. Roslyn.CodecNames.Lists.Values, .. Roslyn.CodecNames.Maps.Values,
            Roslyn.CodecNames.Array, Roslyn.CodecNames.Bytes, Roslyn.CodecNames.Nullable, Roslyn.CodecNames.Optional, Roslyn.CodecNames.Event, Roslyn.CodecNames.Registered, Roslyn.CodecNames.Registering];

        Assert.Empty(names.Except(typeof(StringCodec).Assembly.GetTypes().Where(static type => type.Namespace == "GenFlow.Serialization").Select(static type => type.Name.Split('`')[0])));
        Assert.All(Roslyn.CodecNames.Scalars.Values.Select(static scalar => scalar.Method).OfType<string>(), static method =>
            Assert.Contains(typeof(EventJsonWriter).GetMethods(), candidate => candidate.Name == method));
    }

    private static string Write(Event ev)
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, ev);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static Event Read(Type type, string json) => AnyEvent.Read(type, json);
}
