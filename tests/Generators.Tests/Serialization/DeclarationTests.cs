namespace GenFlow.Generators.Tests.Serialization;

/// <summary>Declarations that are legal and rare: generated code compiles, and what is written is what is read, or the event
/// says why it cannot be JSON.</summary>
public class DeclarationTests
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using System.Text.Json.Serialization;
        using GenFlow;
        namespace N;

        """;

    [Theory]
    [InlineData("[Event] public partial record B { public virtual int X { get; init; } = 1; } [Event] public partial record E : B { public override int X { get => base.X + 1; } }",
        "{\"x\":7}", "{\"x\":8}")]
    [InlineData("[Event] public partial record E(int A) { public required int A { get; init; } = A; }", "{\"a\":1}", "{\"a\":1}")]
    [InlineData("[Event] public partial record E { public required int A { get; init; } public string? B { get; init; } [SetsRequiredMembers] public E(int a) { A = a; } }",
        "{\"a\":1,\"b\":\"x\"}", "{\"a\":1,\"b\":\"x\"}")]
    [InlineData("[Event] public partial record E { [JsonIgnore] public required int A { get; init; } public int B { get; init; } [SetsRequiredMembers] public E() { } }", "{\"b\":1}", "{\"b\":1}")]
    [InlineData("[Event] public partial record E(P A); public class P { public required int X { get; set; } public P(int x) { X = x; } }", "{\"a\":{\"x\":1}}", "{\"a\":{\"x\":1}}")]
    [InlineData("[Event] public partial record E([property: JsonIgnore] int A);", "{}", "{}")]
    [InlineData("[Event] public partial record E([property: JsonIgnore] byte A = 5) { public E(int other) : this((byte)0) => B = other; public int B { get; init; } }", "{\"b\":1}", "{\"b\":1}")]
    [InlineData("[Event] public partial record E(int abc, [property: JsonPropertyName(\"big\")] int ABC);", "{\"abc\":1,\"big\":2}", "{\"abc\":1,\"big\":2}")]
    [InlineData("[Event] public partial record E(D A); public class D { public D(ref int x) { X = x; } public D(out string x) { x = \"\"; } public D() { } public int X { get; set; } }", "{\"a\":{\"x\":1}}", "{\"a\":{\"x\":1}}")]
    [InlineData("[Event] public partial record E(D A); public class D { [Obsolete(\"\", true)] public D() { } public D(int x) { X = x; } public int X { get; set; } }", "{\"a\":{\"x\":1}}", "{\"a\":{\"x\":1}}")]
    [InlineData("[Event] public partial record E(K A, K B); public enum K { A, [Obsolete(\"\", true)] B, [Obsolete] C }", "{\"a\":\"B\",\"b\":\"C\"}", "{\"a\":\"B\",\"b\":\"C\"}")]
    [InlineData("[Event] public partial record E(K A); public enum K { }", "{\"a\":5}", "{\"a\":5}")]
    [InlineData("[Event] public partial record E { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int A { get; init; } }", "{\"a\":0}", "{\"a\":0}")]
    [InlineData("[Event] public partial record E { public E() { A = 4; } public int A { get; init; } public int B { get; init; } }", "{\"b\":1}", "{\"a\":4,\"b\":1}")]
    [InlineData("[Event] public partial record E : B { public E() { A = 4; } } [Event] public partial record B { public int A { get; init; } }", "{}", "{\"a\":4}")]
    [InlineData("[Event] public partial record E(S A); public struct S { public S() { X = 5; } public int X { get; init; } }", "{\"a\":{}}", "{\"a\":{\"x\":5}}")]
    [InlineData("[Event] public partial record E { public partial int A { get; init; } } public partial record E { private int _a = 5; public partial int A { get => _a; init => _a = value; } }", "{}", "{\"a\":5}")]
    [InlineData("[StreamEvent] public abstract partial record E { public sealed partial record C(int Y) : E { public int P { get; private set; } = 4; } }",
        "{\"type\":\"E.C\",\"y\":1,\"p\":9}", "{\"type\":\"E.C\",\"y\":1,\"p\":9}")]
    public void EV01_Rare_declaration_is_read_and_written(string source, string json, string expected)
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + source).Output);

        Assert.Equal(expected, AnyEvent.Write(AnyEvent.Read(assembly.Type("N.E"), json)));
    }

    [Theory]
    [InlineData("[Event] public partial record B { public int X { get; init; } } [Event] public partial record E : B { private new string X { get; init; } = \"d\"; }", "X: int is hidden")]
    [InlineData("[Event] public partial record B { public int X { get; init; } } [Event] public partial record E : B { public new int X() => 5; }", "X: int is hidden")]
    [InlineData("[Event] public partial record B { public int X { get; init; } } [Event] public partial record E : B { public new static string X { get; set; } = \"d\"; }", "X: int is hidden")]
    [InlineData("[Event] public partial record E { [JsonIgnore] public required int A { get; init; } }", "A: int is required")]
    [InlineData("[Event] public partial record E { public required int A; }", "A: int is required")]
    [InlineData("[Event] public abstract partial record B { [JsonIgnore] public required int A { get; init; } } [Event] public partial record E : B { public int X { get; init; } }", "A: int is required")]
    [InlineData("[Event] public partial record E { [JsonInclude] internal int A { get; init; } }", "A: int has [JsonInclude]")]
    [InlineData("[Event] public partial record E(P A); public class P { [JsonInclude] public int X { get; private set; } }", "X: int has [JsonInclude]")]
    [InlineData("[Event] public partial record E { [JsonExtensionData] public Dictionary<string, System.Text.Json.JsonElement>? A { get; init; } }", "has [JsonExtensionData]")]
    [InlineData("[Event] public partial record E { [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public int A { get; init; } }", "has [JsonNumberHandling]")]
    [InlineData("[Event] public partial record E { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWriting)] public int A { get; init; } }", "ignored one way")]
    [InlineData("[Event] public partial record E { [JsonIgnore(Condition = JsonIgnoreCondition.WhenReading)] public int A { get; init; } }", "ignored one way")]
    [InlineData("[Event] public partial record E(P A); [JsonDerivedType(typeof(Q), \"q\")] public record P(int X); public record Q(int X) : P(X);", "derived types")]
    [InlineData("[Event] public partial record E(K A); public enum K { [JsonStringEnumMemberName(\"q\")] X, [JsonStringEnumMemberName(\"q\")] Y }", "two values that are 'q'")]
    [InlineData("[Event] public partial record E(K A); [Flags] public enum K { [JsonStringEnumMemberName(\"x,y\")] X = 1 }", "cannot be told")]
    [InlineData("[Event] public partial record E(K A); [Flags] public enum K { [JsonStringEnumMemberName(\"\")] X = 1 }", "cannot be told")]
    [InlineData("[Event] public partial record E { [Obsolete(\"\", true)] public int A { get; init; } }", "obsolete")]
    [InlineData("[Event] public partial record E { [Obsolete] public Old? A { get; init; } } [Obsolete(\"\", true)] public record Old(int X);", "obsolete")]
    [InlineData("[Event] public partial record E(D A); public class D { [JsonConstructor] private D(int x) { X = x; } public D() { } public int X { get; set; } }", "no constructor")]
    public void EV01_Rare_declaration_that_would_lose_data_is_refused(string source, string reason)
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + source).Output);

        var error = Assert.Throws<NotSupportedException>(() => AnyEvent.Read(assembly.Type("N.E"), "{}"));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Event] public partial record E(P A); public record P(int X) { public int X { get; } = X > 0 ? X : throw new ArgumentOutOfRangeException(nameof(X)); }", "{\"a\":{\"x\":0}}", "$.a", typeof(ArgumentOutOfRangeException))]
    [InlineData("[Event] public partial record E(int B) { public int A { get; init => field = 10 / value; } }", "{\"b\":1,\"a\":0}", "$", typeof(DivideByZeroException))]
    [InlineData("[Event] public partial record E(IReadOnlyList<P> L); public class P { public string X { get; set => field = value.Length > 1 ? value : throw new InvalidOperationException(); } = \"ok\"; }", "{\"l\":[{},{\"x\":\"a\"}]}", "$.l[1]", typeof(InvalidOperationException))]
    [InlineData("[Event] public partial record E(int A) { public int A { get; } = A > 0 ? A : throw new System.Text.Json.JsonException(\"own\"); }", "{\"a\":0}", "$", typeof(System.Text.Json.JsonException))]
    [InlineData("[StreamEvent] public abstract partial record E { public sealed partial record C(P A) : E; } public record P(int X) { public int X { get; } = X > 0 ? X : throw new FormatException(); }", "{\"a\":{\"x\":0},\"type\":\"E.C\"}", "$.a", typeof(FormatException))]
    public void EV04_Value_that_its_type_refuses_is_a_JSON_error_with_the_path(string source, string json, string path, Type inner)
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + source).Output);

        var error = Assert.Throws<System.Text.Json.JsonException>(() => AnyEvent.Read(assembly.Type("N.E"), json));
        Assert.Equal(path, error.Path);
        Assert.IsType(inner, error.InnerException);
    }

    [Fact]
    public void EV01_Value_that_derives_from_the_declared_type_is_not_written_as_its_base()
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + """
            [Event] public partial record E(P A) { public static E Derived() => new(new Q(1, 2)); }
            public record P(int X);
            public record Q(int X, int Y) : P(X);
            """).Output);
        var ev = (Event)assembly.Type("N.E").GetMethod("Derived")!.Invoke(null, null)!;

        Assert.StartsWith("N.Q is not written as the N.P", Assert.Throws<NotSupportedException>(() => AnyEvent.Write(ev)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EV01_Event_with_a_writer_of_its_own_gets_none()
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + """
            [Event] public partial record E(int X) { protected override void WriteJson(ref GenFlow.Serialization.EventJsonWriter writer) => writer.WriteInteger("{\"own\":"u8, X); }
            [StreamEvent] public abstract partial record U
            {
                public sealed partial record A(int X) : U { protected override void WriteJson(ref GenFlow.Serialization.EventJsonWriter writer) => writer.WriteRaw("{}"u8); }
                public sealed partial record B(int X) : U;
            }
            """).Output);

        Assert.Equal("{\"own\":1", AnyEvent.Write((Event)Activator.CreateInstance(assembly.Type("N.E"), 1)!));
        Assert.Equal("{\"type\":\"U.B\",\"x\":1}", AnyEvent.Write(AnyEvent.Read(assembly.Type("N.U"), "{\"type\":\"U.B\",\"x\":1}")));
    }

    [Fact]
    public void EV05_Union_with_a_case_that_must_not_be_used_compiles() => Gen.Compile(Head + """
        [StreamEvent] public abstract partial record U
        {
            [Obsolete("", true)] public sealed partial record A(int X) : U;
            public sealed partial record B(int X) : U;
        }
        """);

    [Theory]
    [InlineData("public record D(int X);")]
    [InlineData("[GenFlow.Event] public partial record D(int X);")]
    public void EV01_Type_that_only_an_extern_alias_names_is_refused(string source)
    {
        var library = (Microsoft.CodeAnalysis.CSharp.CSharpCompilation)Gen.Compile(source).Output;
        library = library.WithAssemblyName("Library");
        Gen.Run(TestCompilation.Create("Sample", TestSource.Numbered("extern alias Far; " + Head + "[Event] public partial record E(Far::D A);"), library.ToMetadataReference(["Far"]))).AssertCompiles();
    }

    [Fact]
    public void EV01_Flags_with_more_names_than_bits_are_names()
    {
        string names = string.Join(", ", Enumerable.Range(0, 64).Select(static bit => FormattableString.Invariant($"F{bit} = 1UL << {bit}")));
        using LoadedAssembly assembly = LoadedAssembly.Load(Gen.Compile(Head + $"[Event] public partial record E(K A); [Flags] public enum K : ulong {{ {names}, Low = 3, High = 3UL << 62 }}").Output);

        Assert.Equal("{\"a\":\"Low, F5\"}", AnyEvent.Write(AnyEvent.Read(assembly.Type("N.E"), "{\"a\":35}")));
        Assert.Equal("{\"a\":\"F63\"}", AnyEvent.Write(AnyEvent.Read(assembly.Type("N.E"), "{\"a\":\"F63\"}")));
    }
}
