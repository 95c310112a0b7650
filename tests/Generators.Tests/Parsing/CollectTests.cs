using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

/// <summary>The arguments of [Collect].</summary>
public class CollectTests
{
    private const string Split = "[Step] IEnumerable<Item> Split(StartEvent s) => [];";

    private const string Item = """
        [Event] public partial record Root(string Inherited) { protected int Protected => 1; private int Secret => 1; public int Overridden => 1; }
        [Event] public partial record Item(string Topic, int @class) : Root("")
        {
            public int Field; public static int Static => 1; public const int Const = 1; public int Method() => 1; public int this[int i] => 1;
            public int WriteOnly { set { } } public int HalfPrivate { private get; set; } internal int Internal { get; set; }
            public Span<int> Spanned => default; public int? MayBe => null; public new int Overridden(int x) => x;
            public unsafe int* Pointer => null;
        }
        """;

    [Theory]
    [InlineData("Count = 3", null, 3, null)]
    [InlineData("Count = 0", null, 0, null)]
    [InlineData("Key = nameof(Item.Topic)", null, 0, "Topic")]
    [InlineData("Key = \"Inherited\"", null, 0, "Inherited")]
    [InlineData("Key = nameof(Item.@class)", null, 0, "class")]
    [InlineData("Key = \"Field\"", null, 0, "Field")]
    [InlineData("Key = \"Internal\"", null, 0, "Internal")]
    [InlineData("Key = \"MayBe\"", null, 0, "MayBe")]
    [InlineData("Key = \"EventType\"", null, 0, "EventType")]
    [InlineData("Key = null, From = null", null, 0, null)]
    [InlineData("From = nameof(Split), Count = 2", "Split", 2, null)]
    [InlineData("From = \"Split\", Key = \"Topic\"", "Split", 0, "Topic")]
    public void Collect_arguments_are_read(string arguments, string? from, int count, string? key)
    {
        StepSignature step = Step($"[Collect({arguments})] IReadOnlyList<Item> items");

        Assert.Equal(SignatureProblem.None, step.Problem);
        Assert.Equal(from, step.CollectFrom);
        Assert.Equal(count, step.CollectCount);
        Assert.Equal(key, step.Key?.Collect!.Key);
    }

    [Theory]
    [InlineData("[Collect(Count = -1)] IReadOnlyList<Item> a", nameof(SignatureProblem.NegativeCount), 0)]
    [InlineData("[Collect(Count = 1, Key = \"Topic\")] IReadOnlyList<Item> a", nameof(SignatureProblem.CountWithKey), 0)]
    [InlineData("[Collect(Count = 1)] IReadOnlyList<Item> a, [Collect] IReadOnlyList<B> b", nameof(SignatureProblem.CountOrKeyOfSeveral), 0)]
    [InlineData("Context c, [Collect] IReadOnlyList<B> b, [Collect(Key = \"Topic\")] IReadOnlyList<Item> a", nameof(SignatureProblem.CountOrKeyOfSeveral), 2)]
    [InlineData("[Collect(From = \"Split\")] IReadOnlyList<Item> a, [Collect] IReadOnlyList<B> b", nameof(SignatureProblem.CollectFromDiffers), 1)]
    [InlineData("[Collect(From = \"Missing\")] IReadOnlyList<Item> a", nameof(SignatureProblem.CollectFromIsNoFanOut), 0)]
    [InlineData("Context c, [Collect(From = \"\")] IReadOnlyList<Item> a", nameof(SignatureProblem.CollectFromIsNoFanOut), 1)]
    [InlineData("[Collect(From = \"Plain\")] IReadOnlyList<Item> a", nameof(SignatureProblem.CollectFromIsNoFanOut), 0)]
    [InlineData("[Collect(From = \"Broken\")] IReadOnlyList<Item> a", nameof(SignatureProblem.CollectFromIsNoFanOut), 0)]
    [InlineData("[Collect(From = \"Twice\")] IReadOnlyList<Item> a", nameof(SignatureProblem.CollectFromIsNoFanOut), 0)]
    [InlineData("[Collect(Key = \"Missing\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"Static\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"Const\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"Method\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"this[]\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"WriteOnly\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"HalfPrivate\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"Protected\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"Secret\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"Overridden\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"Spanned\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    [InlineData("[Collect(Key = \"Pointer\")] IReadOnlyList<Item> a", nameof(SignatureProblem.UnreadableKey), 0)]
    public void Collect_problem_is_named_with_its_place(string parameters, string problem, int place)
    {
        StepSignature step = Step(parameters);

        Assert.Equal(problem, step.Problem.ToString());
        Assert.Equal(place, step.ProblemParameter);
    }

    [Fact]
    public void Collect_from_steps_that_name_each_other_wrongly_are_all_none()
    {
        StepSignature[] steps = Parsed.Steps("""
            [Step] IEnumerable<A> First([Collect(From = "Second")] IReadOnlyList<A> a) => [];
            [Step] IEnumerable<A> Second([Collect(From = "Third")] IReadOnlyList<A> a) => [];
            [Step] IEnumerable<A> Third([Collect(From = "Missing")] IReadOnlyList<A> a) => [];
            """);

        Assert.All(steps, static step => Assert.Equal(SignatureProblem.CollectFromIsNoFanOut, step.Problem));
    }

    [Fact]
    public void Collect_is_written_with_its_key_and_the_index_of_its_fan_out()
    {
        string source = Gen.Compile("""
            using System.Collections.Generic;
            using GenFlow;
            [Event] public partial record Item(string Topic, int @class) { public int Field; }
            [Event] public partial record More(int Value) : Item("", 1);
            [Workflow] public partial class W
            {
                [Step] public IEnumerable<Item> Split(StartEvent s) => [];
                [Step] public StopEvent A([Collect(From = nameof(Split), Count = 2)] IReadOnlyList<Item> a) => new();
                [Step] public StopEvent B([Collect(Key = nameof(Item.@class))] IReadOnlyList<Item> a) => new();
                [Step] public StopEvent C([Collect(Key = "Field")] IReadOnlyList<More?> a) => new();
                [Step] public StopEvent D([Collect(Key = nameof(Item.EventType))] IReadOnlyList<Item> a) => new();
            }
            """).Source("W.");

        Assert.Contains("StepDefinition(\"A\") { CollectSlots = 1, CollectFrom = 4, CollectCount = 2 }", source, StringComparison.Ordinal);
        Assert.Contains("StepDefinition(\"B\") { CollectSlots = 1, CollectByKey = true }", source, StringComparison.Ordinal);
        Assert.Contains("As<global::Item>(ev).@class;", source, StringComparison.Ordinal);
        Assert.Contains("As<global::More>(ev).Field;", source, StringComparison.Ordinal);
        Assert.Contains("As<global::Item>(ev).EventType;", source, StringComparison.Ordinal);
    }

    private static StepSignature Step(string parameters) => Parsed.Steps(
        $$"""
        {{Split}}
        [Step] void Plain(A a) { }
        [Step] IEnumerable<A> Broken(A a, int i) => [];
        [Step] IEnumerable<A> Twice(A a) => [];
        [Step] IEnumerable<A> Twice(B a) => [];
        [Step] void X({{parameters}}) { }
        """,
        Item).Single(static step => step.Name == "X");
}
