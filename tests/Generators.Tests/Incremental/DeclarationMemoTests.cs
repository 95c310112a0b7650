using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests.Incremental;

/// <summary>What is read again after an edit, and what is remembered.</summary>
public class DeclarationMemoTests
{
    private const string Code = """
        using GenFlow;
        using Text = System.String;
        /// <summary>A note.</summary>
        [Event] public partial record Note(Text Value = Defaults.Value)
        {
            private int _count = 1;
            public Note() : this("first") { Count = 1; }
            ~Note() { _count = 2; }
            public int Count { get => _count; set { _count = value; } }
            public int Twice => _count * 2;
            public int this[int index] { get { return index; } }
            public event System.Action Changed { add { _count = 3; } remove => _count = 4; }
            public static Note operator +(Note left, Note right) { return left; }
            public int Automatic { get; set; } = 5;
            public System.Func<int> Lambda { get; } = () => 6;
            public int Sum() { int inner() { return 7; } return inner(); }
        #if EXTRA
            public int Extra { get; set; }
        #endif
            public void Directive()
            {
        #nullable disable
        #nullable restore
                _count = 8;
            }
        }
        """;

    private const string Other = """
        using GenFlow;
        public static class Defaults { public const string Value = "default"; }
        public enum Level { Low }
        [Event] public partial record Second;
        """;

    private readonly CountingGenerator _generator = new();

    private GeneratorSession Started()
    {
        var session = new GeneratorSession(TestCompilation.Create(Code, Other), _generator);
        session.Run().AssertSilent();
        Assert.Equal(2, _generator.TakeCount());
        return session;
    }

    [Theory]
    [InlineData("_count = 2;", "int more = 2; _count = more;")]
    [InlineData("{ Count = 1; }", "{ Count = 2; }")]
    [InlineData("get => _count;", "get => _count + 1;")]
    [InlineData("_count = value;", "_count = value; // As it is\n")]
    [InlineData("_count * 2", "_count + _count")]
    [InlineData("return index;", "return -index;")]
    [InlineData("_count = 3;", "_count = 33;")]
    [InlineData("remove => _count = 4", "remove => _count = 44")]
    [InlineData("return left;", "return right;")]
    [InlineData("return 7;", "return 77;")]
    public void EV07_Edit_inside_a_body_reads_nothing_again(string old, string changed)
    {
        GeneratorSession session = Started();

        session.Replace(old, changed).Run().AssertSilent();
        Assert.Equal(0, _generator.TakeCount());

        session.Replace(changed, old).Run().AssertSilent();
        Assert.Equal(0, _generator.TakeCount());
    }

    [Theory]
    [InlineData("= System.String;", "= System.Object;")]
    [InlineData("A note.", "The note.")]
    [InlineData("[Event] public partial record Note", "[Event(Name = \"note\")] public partial record Note")]
    [InlineData("\"default\"", "\"other\"")]
    [InlineData("{ Low }", "{ Low, High }")]
    [InlineData("public enum Level", "internal enum Level")]
    [InlineData("_count = 1;", "_count = 2 - 1;")]
    [InlineData(": this(\"first\")", ": this(\"second\")")]
    [InlineData("{ get; set; } = 5;", "{ get; set; }")]
    [InlineData("{ get; set; } = 5;", "{ get; set { } } = 5;")]
    [InlineData("=> _count * 2;", "{ get { return _count * 2; } }")]
    [InlineData("() => 6", "() => 66")]
    [InlineData("[Event] public partial record Second;", "#nullable disable\n[Event] public partial record Second;")]
    [InlineData("_count = 8;", "_count = 88;")]
    [InlineData("return 7;", "return 7; }")]
    [InlineData("[Event] public partial record Second;", "[Event] public partial record Second : First; [Event] public partial record First;")]
    public void EV07_Edit_outside_of_bodies_reads_everything_again(string old, string changed)
    {
        GeneratorSession session = Started();

        session.Replace(old, changed).Run();

        Assert.NotInRange(_generator.TakeCount(), 0, 1);
    }

    /// <summary>By name: another way to compile the same files.</summary>
    private static readonly Dictionary<string, Func<CSharpCompilation, CSharpCompilation>> s_changes = new()
    {
        ["symbol defined"] = static compilation => WithParseOptions(compilation, static options => options.WithPreprocessorSymbols("EXTRA")),
        ["symbol that nobody asks for"] = static compilation => WithParseOptions(compilation, static options => options.WithPreprocessorSymbols("NOBODY")),
        ["documentation mode"] = static compilation => WithParseOptions(compilation, static options => options.WithDocumentationMode(DocumentationMode.None)),
        ["nullable"] = static compilation => compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Annotations)),
        ["assembly name"] = static compilation => compilation.WithAssemblyName("Other"),
        ["reference removed"] = static compilation => compilation.RemoveReferences(compilation.References.First(static reference => reference.Display!.EndsWith("System.Net.Http.dll", StringComparison.Ordinal))),
        ["reference replaced"] = static compilation => compilation.References.First() is var old
            ? compilation.ReplaceReference(old, MetadataReference.CreateFromFile(((PortableExecutableReference)old).FilePath!))
            : compilation,
        ["file renamed"] = static compilation => compilation.SyntaxTrees[0] is var tree ? compilation.ReplaceSyntaxTree(tree, tree.WithFilePath("Renamed.cs")) : compilation,
        ["files in another order"] = static compilation => compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse()),
        ["file added"] = static compilation => compilation.AddSyntaxTrees(TestCompilation.Parse(new("More.cs", "class More;"))),
    };

    public static TheoryData<string> Changes => [.. s_changes.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public void EV07_Compiled_otherwise_reads_everything_again(string change)
    {
        GeneratorSession session = Started();

        session.Change(s_changes[change]).Run().AssertSilent();

        Assert.Equal(2, _generator.TakeCount());
    }

    [Fact]
    public void EV07_Declarations_of_before_the_last_edit_are_forgotten()
    {
        GeneratorSession session = Started();

        session.Replace("{ Low }", "{ High }").Run();
        session.Replace("{ High }", "{ Low }").Run();

        Assert.Equal(4, _generator.TakeCount());
    }

    // As an editor does, which runs generators over two states of one project at a time.
    [Fact]
    public void EV07_Driver_that_forks_gives_each_its_own()
    {
        CSharpCompilation compilation = TestCompilation.Create(Code, Other);
        CSharpCompilation[] states =
        [
            .. Enumerable.Range(0, 8).Select(index => compilation.ReplaceSyntaxTree(
                compilation.SyntaxTrees[1],
                TestCompilation.Parse(new(compilation.SyntaxTrees[1].FilePath, Other.Replace("Second", "Second" + index % 4, StringComparison.Ordinal))))),
        ];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(_generator).RunGenerators(compilation);

        Parallel.For(0, 400, round =>
        {
            CSharpCompilation state = states[round % states.Length].Clone();
            GeneratorDriverRunResult result = driver.RunGenerators(state).GetRunResult();
            Assert.Equal(
                ["// Note", "// Second" + round % 4],
                result.GeneratedTrees.Select(static tree => tree.ToString()).Order(StringComparer.Ordinal));
        });
    }

    private static CSharpCompilation WithParseOptions(CSharpCompilation compilation, Func<CSharpParseOptions, CSharpParseOptions> change) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree =>
            CSharpSyntaxTree.ParseText(tree.GetText(), change((CSharpParseOptions)tree.Options), tree.FilePath)));
}
