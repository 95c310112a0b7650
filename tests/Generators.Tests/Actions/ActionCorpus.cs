namespace GenFlow.Generators.Tests.Actions;

/// <summary>Actions and structured outputs that try to break compiler components.</summary>
internal static class ActionCorpus
{
    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, Adversary> All { get; } = Entries().ToDictionary(static entry => entry.Name, StringComparer.Ordinal);

    private static IEnumerable<Adversary> Entries() => OfNames().Concat(OfPlaces()).Concat(OfTypes()).Concat(OfProblems());

    private static IEnumerable<Adversary> OfNames()
    {
        yield return new("Keywords and Ünïcode as names", ["""
            using GenFlow.Agents;
            #pragma warning disable CS8981
            namespace @namespace.@class;
            public enum @enum { @default, @int }
            public record @record(string @string, @enum @base);
            public partial class @struct
            {
                [Action] public static @record @return(@record @params, string @class, @enum @event = @enum.@int) => @params;
                [Action] public string Größe(string ünïcode, string _, string _privat) => ünïcode + _ + _privat;
            }
            [StructuredOutput] public partial record @yield(string @field, @record @partial);
            """], Generates: 3);

        yield return new("Parameters named like members of records", ["""
            using GenFlow.Agents;
            public partial class Tools
            {
                [Action] public void Run(string clone, string toString, int getType, int equals, int getHashCode, int partial, int runArgs, int deconstruct, int equalityContract, int printMembers, string _genFlowJson, int json, int reader, int context, int given, int value0, int seen0) { }
            }
            """], Generates: 1);

        yield return new("Names that differ in case only", ["""
            using GenFlow.Agents;
            public static partial class Tools
            {
                [Action] public static void Run(int city) { }
                [Action(Name = "run2")] public static void run([System.ComponentModel.Description("x < y & z")] int City, int cITY) { }
            }
            #pragma warning disable CS8981
            public static partial class tools { [Action] public static void Run(int city) { } }
            """], Generates: 3);

        yield return new("Overloads", ["""
            using GenFlow.Agents;
            public static partial class Tools
            {
                [Action] public static void Find(int number) { }
                [Action(Name = "find-by name")] public static void Find(string text) { }
                [Action] public static void Find(bool flag) { }
                [Action(Name = "2 ways")] public static void FindAsync(double ways) { }
                [Action(Name = "?")] public static void Find(char sign) { }
                public static void Find(decimal none) { }
            }
            """], Generates: 3);

        yield return new("Types of the user named like ours", ["""
            using GenFlow.Agents;
            namespace Mine
            {
                public class Task; public class AgentAction; public class GenFlow; public class PartialJson; public class Partial(); public class String;
                public record System(string Name);
                public record Partial2(Partial3 Partial);
                public record Partial3(int X);
                public partial class Tools
                {
                    [Action] public System Run(System system, Partial2 partial2, Partial3 partial3) => system;
                }
            }
            """], Generates: 1);

        yield return new("Records of one name in several places", ["""
            using System.Collections.Generic;
            using GenFlow.Agents;
            namespace A { public record Item(B.Item? Other, int ItemPartial); }
            namespace B { public record Item(List<A.Item> Others, int ItemPartial2); }
            public static partial class Tools
            {
                [Action] public static void Run(A.Item a, B.Item b, Dictionary<string, A.Item[]> more, int itemPartial) { }
            }
            """], Generates: 1);
    }

    private static IEnumerable<Adversary> OfPlaces()
    {
        yield return new("Containers of all kinds", ["""
            using GenFlow.Agents;
            namespace Places;
            public partial struct Outer<T> where T : struct
            {
                public partial record Inner<U>(U Value)
                {
                    [Action] public U Own(int number) => Value;
                    [Action] internal static T Shared(T? value) => value ?? default;
                    public readonly partial record struct Deep
                    {
                        [Action] public int Of(int number) => number;
                        public ref partial struct Stack { [Action] public static int Static(int number) => number; }
                    }
                }
            }
            #pragma warning disable CS0628
            public sealed partial class Sealed { [Action] private protected int Hidden() => 1; [Action] protected internal static int Half() => 2; }
            public abstract partial class Base
            {
                [Action] public abstract string Say(string text);
                [Action] public virtual string Shout(string text) => text;
                [Action] protected string Whisper(string text) => text;
            }
            public partial class Derived : Base
            {
                public override string Say(string text) => text;
                [Action] public override string Shout(string text) => text + "!";
            }
            public partial class Parts { [Action] public partial int Count(int number); }
            public partial class Parts { public partial int Count(int number) => number; }
            public partial interface IContract { int Do(int number); }
            public partial class Implementing : IContract { [Action] public int Do(int number) => number; }
            """], Generates: 12);

        yield return new("Other code beside", ["""
            using System;
            using GenFlow;
            using GenFlow.Agents;
            namespace Beside;
            [Event] public partial record Asked(string Text, Mood Mood);
            public enum Mood { Good, Bad }
            [Workflow] public partial class Flow
            {
                [Step] public StopEvent<string> First(StartEvent<Mood> start) => new("");
                [Action] public string Ask(Mood mood, Asked asked, Answer answer) => "";
            }
            [StreamEvent] public abstract partial record Union { public sealed partial record One(int X) : Union; public sealed partial record Two(Union? U) : Union; }
            [Event, StructuredOutput] public sealed partial record Answer(string Text, Mood Mood, Union Union, Answer? More);
            [StructuredOutput] public partial record struct Small(int X, Answer? Answer);
            [StructuredOutput] public partial class Plain { public string? Text { get; set; } public required int Number { get; init; } public Small Small { get; set; } }
            [StructuredOutput] public partial record Page<T>(T Value, System.Collections.Generic.List<Page<T>> More) where T : notnull;
            [Obsolete("old", true)] public partial class Old { [Action] public void Run(int x) { } }
            public partial class New { [Action, Obsolete("old", true)] public void Run(int x) { } }
            """]);

        yield return new("Several files and parts", ["""
            using GenFlow.Agents;
            public static partial class Tools { [Action] public static void One(Shared shared) { } }
            """, """
            using GenFlow.Agents;
            public static partial class Tools { [Action] public static void Two(Shared shared) { } }
            [StructuredOutput] public partial record Shared(int X);
            """, """
            public partial record Shared { public int Y { get; init; } }
            """], Generates: 3);

        yield return new("Nullable is off", ["""
            #nullable disable
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using GenFlow.Agents;
            public class Item { public string Name { get; set; } public List<Item> Items { get; set; } }
            public partial class Tools
            {
                [Action] public Task<string> Run(string text, Item item, List<string> list, [FromServices] Item service, string more = null) => null;
                [Action] public Item Get() => null;
            }
            [StructuredOutput] public partial record Out(string Text, Item Item);
            """], Generates: 3);
    }

    private static IEnumerable<Adversary> OfTypes()
    {
        yield return new("Defaults of all kinds", [""""
            using System;
            using System.Threading;
            using GenFlow.Agents;
            #pragma warning disable CS8625
            public enum Kind : ulong { None, Some = ulong.MaxValue }
            [Flags] public enum Signs { None = 0, A = 1, B = 2 }
            public static partial class Tools
            {
                [Action] public static void Run(
                    bool flag = true, byte b = 255, sbyte sb = -1, short s = -2, ushort us = 3, int i = int.MinValue, uint ui = uint.MaxValue,
                    long l = long.MinValue, ulong ul = ulong.MaxValue, float f = float.NaN, double d = double.NegativeInfinity, double d2 = -0.0, decimal m = -1.50m,
                    char c = '\u2028', string text = "\"\\\u2028\0", string? none = null, string bad = null, Kind kind = Kind.Some, Signs signs = Signs.A | Signs.B,
                    int? ni = 5, int? nn = null, Kind? nk = Kind.None, DateTime time = default, Guid id = default, DateTimeOffset? at = null, TimeSpan span = default,
                    CancellationToken ct = default, params string[] rest) { }
            }
            """"], Generates: 1);

        yield return new("Arguments of all types", ["""
            using System;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Text.Json;
            using GenFlow;
            using GenFlow.Agents;
            [StreamEvent] public abstract partial record Union { public sealed partial record One(int X) : Union; }
            [Event] public partial record Note(string Text);
            public record struct Point(int X, int? Y);
            public class Node { public string Name { get; set; } = ""; public Node? Next { get; init; } public required Dictionary<string, List<Node>> Named { get; init; } public Point[]? Points { get; set; } }
            public static partial class Tools
            {
                [Action] public static Node? Run(
                    byte[] bytes, Uri uri, JsonElement any, JsonElement? maybe, Union union, Note? note, Point point, Point? where, Node node, char sign, float f, TimeOnly time,
                    int[][] grid, List<int?> gaps, IEnumerable<string?> texts, ImmutableArray<Node> nodes, ImmutableDictionary<string, Point> points, IReadOnlyDictionary<string, Dictionary<string, Union>> deep,
                    IReadOnlyCollection<Note> notes, DateOnly? day, bool? flag) => null;
            }
            """], Generates: 1);

        yield return new("Results of all kinds", ["""
            using System;
            using System.Collections.Generic;
            using System.Threading.Tasks;
            using GenFlow.Agents;
            public record Item(string Name);
            public static partial class Tools
            {
                [Action] public static void A() { }
                [Action] public static Task B() => Task.CompletedTask;
                [Action] public static ValueTask C() => default;
                [Action] public static string? D() => null;
                [Action] public static Task<Item?> E() => Task.FromResult<Item?>(null);
                [Action] public static ValueTask<List<Item>> F() => default;
                [Action] public static ActionResult<Item> G() => new(new("x"));
                [Action] public static Task<ActionResult<int?>> H() => Task.FromResult(new ActionResult<int?>(1));
                [Action] public static ValueTask<ActionResult<Item>?> I() => default;
                [Action] public static async Task<IReadOnlyDictionary<string, Item>> J() { await Task.Yield(); return null!; }
                [Action] public static Task? K() => null;
                [Action] public static int? L() => null;
                [Action] public static Task<string>? M() => null;
            }
            """], Generates: 13);

        yield return new("Bounds of all kinds", [""""
            using System;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.ComponentModel.DataAnnotations;
            using GenFlow.Agents;
            public enum Colour { Red, Green }
            public record Inner([Range(1, 2)] int A, [property: AllowedValues("x")] string B) { [RegularExpression("^[a-z]+$")] public string? C { get; init; } }
            public static partial class Tools
            {
                [Action] public static void Run(
                    [Range(1, 5)] byte a, [Range(0.5, double.MaxValue)] decimal b, [Range(typeof(decimal), "0.1", "1e3")] decimal? c, [Range(double.NegativeInfinity, 5, MaximumIsExclusive = true)] float d,
                    [Range(-1, int.MaxValue, MinimumIsExclusive = true)] int e, [Range(0, 10)] ulong? f, [AllowedValues(1, 2L, 3u)] long g, [AllowedValues(Colour.Red, null)] Colour? h, [AllowedValues('a', '\'')] char i,
                    [AllowedValues(true)] bool j, [AllowedValues(1.5, 2)] double? k, [AllowedValues(1.5)] decimal l, [Length(1, 2)] string m, [MinLength(1), MaxLength(9)] int[] n, [MaxLength(3)] Dictionary<string, int> o,
                    [MinLength(2)] IEnumerable<int> p, [Length(0, 5)] ImmutableArray<int> q, [StringLength(5)] string? r, [RegularExpression("a|\"b\"|\\d{3}", MatchTimeoutInMilliseconds = 50)] string s, [MaxLength] string t, [MinLength(1)] byte[] u, Inner v,
                    [Range(1, 2)] string w, [Range(5, 1)] int x, [AllowedValues("a")] int y, [RegularExpression("(")] string z, [Length(1, 2)] int aa = 0, [AllowedValues] string bb = "", [Range(typeof(int), "x", "y")] int cc = 0) { }
            }
            """"], Generates: 1);
    }

    private static IEnumerable<Adversary> OfProblems()
    {
        yield return new("No actions", ["""
            using System;
            using System.IO;
            using System.Threading.Tasks;
            using GenFlow.Agents;
            public static partial class Tools
            {
                [Action] public static void A(ref int x) { }
                [Action] public static void B(out int x) => x = 1;
                [Action] public static void C<T>(T x) { }
                [Action] public static async void D() => await Task.Yield();
                [Action] public static void E((int, int) pair) { }
                [Action] public static void F(dynamic x) { }
                [Action] public static void G(Stream x) { }
                [Action] public static Stream H() => Stream.Null;
                [Action] public static void I(int x, Stream y) { }
                [Action(Name = " ")] public static void J() { }
                [Action] public static void K(int city, int City) { }
                [Action] public static ref readonly int L() => throw new NotSupportedException();
                [Action] public static unsafe void M(int* x) { }
                [Action] public static void N(Span<int> x) { }
                [Action] public static void O(Func<int> x) { }
            }
            """], Generates: 15);

        yield return new("Nowhere to add members", ["""
            using GenFlow.Agents;
            public class NotPartial { [Action] public void Run() { } }
            public class Around { public partial class Inside { [Action] public void Run() { } } }
            file partial class OnlyHere { [Action] public void Run() { } }
            public partial interface IContract { [Action] void Run(); [Action] static void Static() { } }
            public ref partial struct Ref { [Action] public void Run() { } }
            public partial class Taken { [Action] public void Run() { } public int RunArgs => 1; }
            public partial class GoAction { [Action] public void Go() { } }
            public partial class Local { public void M() { F(); [Action] void F() { } } }
            [StructuredOutput] public record NotPartialOut(int X);
            [StructuredOutput] public abstract partial record Abstract(int X);
            [StructuredOutput] public partial record TakenOut(int X) { public class Partial; }
            [StructuredOutput] public static partial class Static;
            """], Generates: 0);

        yield return new("Outputs without JSON", ["""
            using System.IO;
            using GenFlow.Agents;
            [StructuredOutput] public partial record Live(Stream Stream);
            [StructuredOutput] public partial record Holds(Live Live);
            public partial class Tools { [Action] public void Run(Live live) { } }
            """], Generates: 3);

        yield return new("Nothing of it exists", ["""
            using GenFlow.Agents;
            public partial class Tools
            {
                [Action] public Nowhere Run(Missing<int> x, [FromServices] None y, [Range(1, 2)] int z) => null;
                [Action(Name = 5, Timeout = "x")] public void Go(int x) { }
            }
            [StructuredOutput] public partial record Out(Missing X);
            """], Compiles: false);

        yield return new("Half typed", ["""
            using GenFlow.Agents;
            public partial class Tools
            {
                [Action] public void (int x) { }
                [Action] public void Run(int, string) { }
                [Action] public Go(int x = ) { }
                [Action(
            """], Compiles: false);
    }
}
