using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests.Incremental;

/// <summary>Whatever was edited, in whatever order: a driver that remembers gives what one does that knows nothing.</summary>
public class RandomEditTests
{
    private static readonly string[] s_files =
    [
        """
        using System.Collections.Generic;
        using GenFlow;
        using Amount = System.Int32;
        namespace Shop;
        public static class Defaults { public const int Count = 1; public const string Name = "an item"; }
        public enum Level { Low, High = 2 }
        public record Base { public string? Tag { get; set; } }
        public record Place(int Row, double Top) : Base;
        """,
        """
        using System.Collections.Generic;
        using GenFlow;
        namespace Shop;
        /// <summary>An item.</summary>
        [Event(Name = Defaults.Name)]
        public partial record Item(string Text, Level Level = Level.High, int Count = Defaults.Count, Place? Place = null)
        {
            /// <summary>How much.</summary>
            public Amount Weight { get; set; }
            public int Height { get; set; } = 3;
            public string? Note { get => field; set { field = value; } }
            public IReadOnlyList<Place>? Places { get; init; }
            public int Sum() { return Count; }
        }
        """,
        """
        using GenFlow;
        namespace Shop;
        [StreamEvent]
        public abstract partial record Progress
        {
            public sealed partial record Begun(string What) : Progress;
            public sealed partial record Ended(string What, Item? Item) : Progress { public int Length() => What.Length; }
        }
        """,
        """
        using GenFlow;
        namespace Shop;
        [StreamEvent] public sealed partial record Late(int Minutes) : Progress;
        [Event] public partial record Whole;
        public partial record Whole { public int Part { get; init; } }
        """,
        """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using GenFlow;
        namespace Shop;
        /// <summary>Sells.</summary>
        [Workflow]
        public partial class Selling(int number)
        {
            private const int Most = 2;
            [Step(Retries = Most), Publishes<Progress>]
            public IEnumerable<Item> Begin(StartEvent<string> start) { yield return new Item(start.Input); }
            [Step]
            public StopEvent<int> End([Collect] IReadOnlyList<Item> items) => new(items.Count + number);
        }
        """,
        "global using Amount = System.Int64;",
        "#nullable disable\nnamespace Shop; [GenFlow.Event] public partial record Loose(string Text, string[] Texts);",
    ];

    // Texts that stand for each other: an edit replaces one by the next.
    private static readonly string[][] s_turns =
    [
        ["using Amount = System.Int32;", "using Amount = System.Int16;"],
        ["const int Count = 1", "const int Count = 5", "const int Count = 5 - 1"],
        ["\"an item\"", "\"the item\""],
        ["Low, High = 2", "Low, Middle, High = 3"],
        ["string? Tag { get; set; }", "string? Label { get; set; }", "string? Tag { get; }"],
        ["double Top) : Base", "double Top)", "float Top) : Base"],
        ["An item.", "One item.", "An <b>item</b>."],
        ["How much.", "How many."],
        ["Weight { get; set; }", "Weight { get; set; } = 7;", "Weight { get => 1; set { } }"],
        ["Height { get; set; } = 3;", "Height { get; set; }"],
        ["Note { get => field; set { field = value; } }", "Note { get => field; set { field = value + \"!\"; } }", "Note { get; set; }"],
        ["return Count;", "int sum = Count; return sum;", "return Count"],
        ["Progress;\n    public sealed partial record Ended", "Progress;\n    public sealed partial record Middle : Progress;\n    public sealed partial record Ended"],
        ["What.Length", "What.Length + 1", "(What ?? \"\").Length"],
        ["Minutes) : Progress", "Minutes)", "Minutes, int Seconds) : Progress"],
        ["[Event] public partial record Whole;\npublic partial record Whole {", "public partial record Whole;\n[Event] public partial record Whole {"],
        ["const int Most = 2", "const int Most = 3"],
        ["Sells.", "Sells and buys."],
        ["yield return new Item(start.Input);", "string text = start.Input; yield return new Item(text);", "yield return"],
        ["new(items.Count + number)", "new(items.Count)"],
        ["StopEvent<int> End", "StopEvent<long> End"],
        ["[Publishes<Progress>]", "[Publishes<Late>]"],
        ["using Amount = System.Int64;", "using Amount = System.Byte;"],
        ["#nullable disable", "#nullable enable", "#if MORE\n#nullable enable\n#endif"],
        ["[Workflow]", "[Workflow, System.Serializable]", "#if MORE\n[Workflow]\n#endif"],
    ];

    private static readonly Func<CSharpCompilation, CSharpCompilation>[] s_changes =
    [
        static compilation => WithParseOptions(compilation, static options => options.WithPreprocessorSymbols(options.PreprocessorSymbolNames.Any() ? ImmutableArray<string>.Empty : ["MORE"])),
        static compilation => compilation.WithOptions(compilation.Options.WithNullableContextOptions(
            compilation.Options.NullableContextOptions == NullableContextOptions.Enable ? NullableContextOptions.Disable : NullableContextOptions.Enable)),
        static compilation => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse()),
        static compilation => compilation.AddSyntaxTrees(TestCompilation.Parse(new(
            $"More{compilation.SyntaxTrees.Length}.cs", $"[GenFlow.StreamEvent] public sealed partial record More{compilation.SyntaxTrees.Length} : Shop.Progress;"))),
        static compilation => compilation.SyntaxTrees.FirstOrDefault(static tree => tree.FilePath.StartsWith("More", StringComparison.Ordinal)) is { } more
            ? compilation.RemoveSyntaxTrees(more)
            : compilation,
        static compilation => compilation.Clone(),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void EV07_Remembered_is_what_a_fresh_run_gives(int seed)
    {
        var random = new Random(seed);
        var session = new GeneratorSession(TestCompilation.Create(s_files), tracksSteps: false, Gen.All);
        session.Run().AssertSilent();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int edit = 0; edit < 120; edit++)
        {
            string what = Edit(session, random);

            string remembered = session.Run().AssertSilent().Text();

            string fresh = new GeneratorSession(session.Compilation.Clone(), Gen.All).Run().AssertSilent().Text();
            Assert.True(fresh == remembered, string.Create(CultureInfo.InvariantCulture, $"Edit {edit} of seed {seed}: {what}"));
            seen.Add(fresh);
        }

        // Many edits are of something that shows.
        Assert.InRange(seen.Count, 40, 120);
    }

    private static string Edit(GeneratorSession session, Random random)
    {
        if (random.Next(6) == 0)
        {
            int change = random.Next(s_changes.Length);
            session.Change(s_changes[change]);
            return "change " + change.ToString(CultureInfo.InvariantCulture);
        }

        string[] turns = s_turns[random.Next(s_turns.Length)];
        foreach (SyntaxTree tree in session.Compilation.SyntaxTrees)
        {
            string text = tree.ToString();
            string? old = turns.Where(turn => text.Contains(turn, StringComparison.Ordinal)).MaxBy(static turn => turn.Length);
            if (old is not null)
            {
                string other = turns[(Array.IndexOf(turns, old) + 1 + random.Next(turns.Length - 1)) % turns.Length];
                session.Change(compilation => compilation.ReplaceSyntaxTree(
                    tree, CSharpSyntaxTree.ParseText(text.Replace(old, other, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath)));
                return $"'{old}' to '{other}'";
            }
        }

        return "nothing";
    }

    private static CSharpCompilation WithParseOptions(CSharpCompilation compilation, Func<CSharpParseOptions, CSharpParseOptions> change) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree =>
            CSharpSyntaxTree.ParseText(tree.GetText(), change((CSharpParseOptions)tree.Options), tree.FilePath)));
}
