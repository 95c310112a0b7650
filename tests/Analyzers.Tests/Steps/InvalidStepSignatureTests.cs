using System.Globalization;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.Analyzers.Tests;

public class InvalidStepSignatureTests
{
    // Those that another rule, or the compiler, reports; and the one that the compiler leaves no way to.
    private static readonly SignatureProblem[] s_others =
        [SignatureProblem.None, SignatureProblem.UnresolvedType, SignatureProblem.AsyncVoid, SignatureProblem.Inaccessible];

    private static readonly Dictionary<SignatureProblem, string> s_wrong = new()
    {
        [SignatureProblem.NotAnOrdinaryMethod] = "[Step] public static W operator {|GF1003:+|}(W a, A b) => a;",
        [SignatureProblem.GenericMethod] = "[Step] public void {|GF1003:S|}<T>(A a) { }",
        [SignatureProblem.ReferenceParameter] = "[Step] public void S({|GF1003:in A a|}) { }",
        [SignatureProblem.UnknownParameter] = "[Step] public void S(A a, {|GF1003:string text|}) { }",
        [SignatureProblem.RepeatedParameter] = "[Step] public void S(Context one, A a, {|GF1003:Context two|}) { }",
        [SignatureProblem.NoEventParameter] = "[Step] public void {|GF1003:S|}(Context ctx) { }",
        [SignatureProblem.StopEventParameter] = "[Step] public void S({|GF1003:StopEvent<int> stop|}) { }",
        [SignatureProblem.CollectedParameterIsNoEventList] = "[Step] public void S({|GF1003:[Collect] List<A> all|}) { }",
        [SignatureProblem.EventListWithoutCollect] = "[Step] public void S({|GF1003:IReadOnlyList<A> all|}) { }",
        [SignatureProblem.TypeParameterEvent] = "[Workflow] public partial class G<T> where T : A { [Step] public void S({|GF1003:T item|}) { } }",
        [SignatureProblem.EventBesideCollected] = "[Step] public void S([Collect] IReadOnlyList<A> all, {|GF1003:B b|}) { }",
        [SignatureProblem.RepeatedEvent] = "[Step] public void S(A one, {|GF1003:A two|}) { }",
        [SignatureProblem.EventThatJoinsNothing] = "[Step] public void S(A a, {|GF1003:StepFailed failed|}) { }",
        [SignatureProblem.RequestParameter] = "[Step] public void S({|GF1003:Ask ask|}) { }",
        [SignatureProblem.CollectFromDiffers] = """[Step] public void S([Collect(From = "Split")] IReadOnlyList<A> one, {|GF1003:[Collect] IReadOnlyList<B> two|}) { }""",
        [SignatureProblem.CollectFromIsNoFanOut] = """[Step] public void S({|GF1003:[Collect(From = "Nowhere")] IReadOnlyList<A> all|}) { }""",
        [SignatureProblem.CountOrKeyOfSeveral] = "[Step] public void S({|GF1003:[Collect(Count = 2)] IReadOnlyList<A> one|}, [Collect] IReadOnlyList<B> two) { }",
        [SignatureProblem.CountWithKey] = """[Step] public void S({|GF1003:[Collect(Count = 2, Key = "Number")] IReadOnlyList<A> all|}) { }""",
        [SignatureProblem.NegativeCount] = "[Step] public void S({|GF1003:[Collect(Count = -1)] IReadOnlyList<A> all|}) { }",
        [SignatureProblem.UnreadableKey] = """[Step] public void S({|GF1003:[Collect(Key = "Nothing")] IReadOnlyList<A> all|}) { }""",
        [SignatureProblem.ReferenceResult] = "private A? _a; [Step] public {|GF1003:ref A?|} S(A a) => ref _a;",
        [SignatureProblem.ResultIsNoEvent] = "[Step] public {|GF1003:Task<string>|} S(A a) => null!;",
        [SignatureProblem.AmbiguousSequence] = "public interface IBoth : IEnumerable<A>, IEnumerable<B>; [Step] public {|GF1003:IBoth|} S(A a) => null!;",
        [SignatureProblem.UnsupportedResult] = "[Step] public {|GF1003:Task<IAsyncEnumerable<A>>|} S(A a) => null!;",
        [SignatureProblem.Hidden] = "public abstract class Base { [Step] protected void {|GF1003:S|}(A a) { } } [Workflow] public partial class D : Base { public int S(int x) => x; }",
        [SignatureProblem.ResponseIsNoEvent] = "[Step] public {|GF1003:Plain|} S(A a) => null!;",
    };

    public static TheoryData<string> Problems => [.. s_wrong.Keys.Select(static problem => problem.ToString())];

    [Fact]
    public void Every_problem_has_a_message_or_is_anothers()
    {
        SignatureProblem[] said = [.. Enum.GetValues<SignatureProblem>().Where(static problem => SignatureMessages.Of(problem, "p", "T") is not null)];

        Assert.Equal(Enum.GetValues<SignatureProblem>().Except([SignatureProblem.None, SignatureProblem.UnresolvedType, SignatureProblem.AsyncVoid]), said);
        Assert.Equal(said.Length, said.Select(static problem => SignatureMessages.Of(problem, "p", "T")).Distinct().Count());
        Assert.Equal(said.Except(s_others).Order(), s_wrong.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Problems))]
    public Task Wrong_signature_is_reported_at_its_place(string problem) =>
        Rule<InvalidStepSignature>.Reports(InWorkflow(s_wrong[Enum.Parse<SignatureProblem>(problem)]));

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task Wrong_signature_is_reported_as_what_it_is(string name)
    {
        SignatureProblem problem = Enum.Parse<SignatureProblem>(name);
        string source = Markup.Parse(InWorkflow(s_wrong[problem])).Text;
        Compilation compilation = TestCompilation.Create("Sample", [new("Test0.cs", source), TestSource.GlobalUsings]);
        Diagnostic found = Assert.Single(await compilation.WithAnalyzers([new InvalidStepSignature()]).GetAnalyzerDiagnosticsAsync());

        // The text around what it names.
        string[] pattern = SignatureMessages.Of(problem, "\n", "\n")!.Split('\n');
        string message = found.GetMessage(CultureInfo.InvariantCulture);
        Assert.All(pattern, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[Step] public void S(A a) { }")]
    [InlineData("[Step] public void S(Context ctx, A a, State<int> state, State<string> other, CancellationToken token) { }")]
    [InlineData("[Step] public void S([Collect] IReadOnlyList<A> all) { }")]
    [InlineData("[Step] public void S([Collect(Count = 2)] IReadOnlyList<A> all) { }")]
    [InlineData("[Step] public void S([Collect(Key = nameof(A.Number))] IReadOnlyList<A> all) { }")]
    [InlineData("[Step] public void S([Collect(From = nameof(Split))] IReadOnlyList<A> one, [Collect(From = nameof(Split))] IReadOnlyList<B> two) { }")]
    [InlineData("[Step] public void S(A a, B b) { }")]
    [InlineData("[Step] public void S(A a, B? b) { }")]
    [InlineData("[Step] public Ask S(A a) => new();")]
    [InlineData("[Step] public Task<AnyOf<A, B>> S(A a) => null!;")]
    [InlineData("[Step] public ValueTask<A?> S(A a) => default;")]
    [InlineData("[Step] public Task<A[]> S(A a) => null!;")]
    [InlineData("[Step] public async void S(A a) { }")]
    [InlineData("[Step] public static void S(StepFailed<A> failed) { }")]
    [InlineData("public string Text(string text) => text;")]
    [InlineData("[Step] public void S(A a) { } [Step] public void S(B b) { }")]
    public Task Signature_of_a_step_is_not_reported(string member) => Rule<InvalidStepSignature>.Reports(InWorkflow(member));

    [Theory]
    [InlineData("[Step] public void S(Missing a) { }")]
    [InlineData("[Step] public Missing S(A a) => null!;")]
    [InlineData("[Step] public Task<Missing> S(A a) => null!;")]
    [InlineData("[Step] public void S([Collect] IReadOnlyList<Missing> a) { }")]
    [InlineData("[Step] public void S(Missing[] a) { }")]
    [InlineData("[Step] public void S(")]
    [InlineData("[Step] public void S(A")]
    [InlineData("[Step] public void S(A a, ")]
    [InlineData("[Step] public void S(Context ctx, ")]
    [InlineData("[Step] public void S(Context ctx, Str")]
    [InlineData("[Step] public Task< S(A a) => null!;")]
    public Task Half_typed_signature_is_not_reported(string member) => Rule<InvalidStepSignature>.Reports(
        ["CS0246", "CS1001", "CS1002", "CS1003", "CS1026", "CS1031", "CS1513", "CS1514", "CS1519", "CS0501", "CS8124", "CS0305", "CS1022", "CS0103", "CS0102", "CS1073", "CS1525", "CS0106"],
        InWorkflow(member));

    [Fact]
    public Task Every_wrong_method_is_reported_overloads_by_themselves() => Rule<InvalidStepSignature>.Reports(InWorkflow("""
        [Step] public void S(A a) { }
        [Step] public void S(B b, {|GF1003:int number|}) { }
        [Step] public void {|GF1003:S|}() { }
        [Step, {|GF1003:Emits<Plain>|}] public void Sends(A a) { }
        [Step, {|GF1003:Emits<Plain>|}] public B Both(A a) => new();
        """));

    [Fact]
    public Task Inherited_method_is_reported_once_where_it_is_declared() => Rule<InvalidStepSignature>.Reports(
        """
        public abstract class Base { [Step] protected void {|GF1003:S|}() { } }
        public abstract class Generic<T> where T : Event { [Step] protected void S(T item) { } }
        [Workflow] public partial class First : Base { [Step] public StopEvent Go(StartEvent s) => new(); }
        """,
        """
        [Event] public partial record A;
        [Workflow] public partial class Parent { [Step] protected void {|GF1003:S|}() { } }
        [Workflow] public partial class Second : Base { [Step] public StopEvent Go(StartEvent s) => new(); }
        [Workflow] public partial class Child : Parent { [Step] public StopEvent Go(StartEvent s) => new(); }
        [Workflow] public partial class Closed : Generic<A> { [Step] public A Go(StartEvent s) => new(); }
        """);

    [Fact]
    public async Task Inherited_method_of_another_assembly_is_not_reported()
    {
        Compilation library = TestCompilation.Create("Library", [new("Base.cs", "public abstract class Base { [Step] protected void S() { } }"), TestSource.GlobalUsings]);
        Compilation compilation = TestCompilation.Create(
            "Sample",
            [new("Test0.cs", "[Workflow] public partial class Flow : Base { [Step] public StopEvent Go(StartEvent s) => new(); }"), TestSource.GlobalUsings],
            library.ToMetadataReference());

        Assert.Empty(await compilation.WithAnalyzers([new InvalidStepSignature()]).GetAnalyzerDiagnosticsAsync());
    }

    private static string InWorkflow(string member) => $$"""
        [Event] public partial record A(int Number);
        [Event] public partial record B;
        [StreamEvent] public partial record Ask : InputRequest<B>;
        [StreamEvent] public partial record Plain : InputRequest<string>;

        [Workflow]
        public partial class W
        {
            [Step] public IEnumerable<A> Split(StartEvent start) => [];
            [Step] public StopEvent End(B b) => new();
            {{member}}
        }
        """;
}
