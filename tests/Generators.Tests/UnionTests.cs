using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Generators.Tests;

/// <summary>What the compiler makes of unions.</summary>
public class UnionTests
{
    private const string Chat = """
        using GenFlow;
        [StreamEvent] public abstract partial record Chat
        {
            public sealed partial record Token(string Text) : Chat;
            public sealed partial record Done(int Tokens) : Chat;
            /* more */
        }
        """;

    private const string Callers = """
        public ref struct Visitor : Chat.IVisitor { public void Visit(Chat.Token token) { } public void Visit(Chat.Done done) { } }
        public static class Callers
        {
            public static string Match(Chat chat) => chat.Match(token: static t => t.Text, done: static d => "");
            public static int MatchState(Chat chat) => chat.Match(1, token: static (s, t) => s, done: static (s, d) => d.Tokens);
            public static void Switch(Chat chat) => chat.Switch(token: static _ => { }, done: static _ => { });
            public static void SwitchState(Chat chat) => chat.Switch("", token: static (s, _) => { }, done: static (s, _) => { });
            public static void Visit(Chat chat, ref Visitor visitor) => chat.Visit(ref visitor);
        }
        """;

    [Theory]
    [InlineData("public sealed partial record Cut : Chat;")]
    [InlineData("public abstract partial record Ending : Chat { public sealed partial record Lost : Ending; }")]
    public void EV05_Case_added_breaks_every_caller_at_compile_time(string added)
    {
        Gen.Compile(Chat, Callers);

        Diagnostic[] errors = Errors(Gen.Run(Chat.Replace("/* more */", added, StringComparison.Ordinal), Callers));

        // An argument is missing, or no overload takes as few; the visitor lacks a method.
        Assert.Equal(5, errors.Length);
        Assert.All(errors, static error => Assert.Contains(error.Id, (string[])["CS7036", "CS1501", "CS0535"]));
        Assert.All(errors, static error => Assert.Equal("Test1.cs", error.Location.SourceTree!.FilePath));
    }

    [Fact]
    public void EV05_Case_of_another_file_breaks_callers_too() =>
        Assert.Equal(5, Errors(Gen.Run(Chat, Callers, "[GenFlow.StreamEvent] public sealed partial record Late : Chat;")).Length);

    [Fact]
    public void EV05_Case_removed_breaks_callers() =>
        Assert.NotEmpty(Errors(Gen.Run(Chat.Replace("public sealed partial record Done(int Tokens) : Chat;", "", StringComparison.Ordinal), Callers)));

    [Fact]
    public void Case_in_another_assembly_does_not_compile()
    {
        Compilation shared = Gen.Compile(Chat).Output.WithAssemblyName("Shared");
        GeneratorRun own = new GeneratorSession(
            TestCompilation.Create("Own", TestSource.Numbered("[GenFlow.StreamEvent] public sealed partial record Foreign : Chat;"), shared.ToMetadataReference()), Gen.All).Run();

        Diagnostic error = Assert.Single(Errors(own));
        Assert.Equal("CS0534", error.Id);
        Assert.Contains("Foreign", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Record_without_attribute_that_derives_from_a_union_does_not_compile() =>
        Assert.Contains(
            Errors(Gen.Run(Chat, "public sealed partial record Forgotten : Chat { public override string EventType => \"\"; }")),
            static error => error.Id == "CS0534");

    [Theory]
    [InlineData("[GenFlow.Event] public abstract partial record Open;")]
    [InlineData("[GenFlow.StreamEvent] public abstract partial record Open;")]
    [InlineData("[GenFlow.Event] public abstract partial record Open; [GenFlow.Event] public partial record Own : Open;")]
    public void Open_event_takes_cases_of_other_assemblies(string open)
    {
        Compilation shared = Gen.Compile(open).Output.WithAssemblyName("Shared");

        new GeneratorSession(
            TestCompilation.Create("Own", TestSource.Numbered("[GenFlow.Event] public sealed partial record Foreign : Open;"), shared.ToMetadataReference()), Gen.All)
            .Run().AssertSilent().AssertCompiles();
    }

    [Fact]
    public void Case_written_by_hand_has_an_arm_and_opens_the_union()
    {
        GeneratorRun run = Gen.Compile(
            Chat.Replace("/* more */", "public sealed record Mine : Chat { public override string EventType => \"mine\"; }", StringComparison.Ordinal),
            "public static class Caller { public static int Call(Chat chat) => chat.Match(token: static _ => 1, done: static _ => 2, mine: static _ => 3); }");

        Assert.DoesNotContain("private protected", Union(run), StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_come_in_declared_order_and_then_by_name()
    {
        GeneratorRun run = Gen.Compile(
            Chat.Replace("/* more */", "public abstract partial record Mid : Chat { public sealed partial record Inner : Mid; } public sealed partial record After : Chat;", StringComparison.Ordinal),
            "[GenFlow.StreamEvent] public sealed partial record Zebra : Chat;",
            "[GenFlow.StreamEvent] public sealed partial record Ape : Chat; partial record Chat { public sealed partial record Last : Chat; }");

        Assert.Equal(["token", "done", "inner", "after", "last", "ape", "zebra"], Parameters(run, "Chat"));
    }

    [Fact]
    public void Parameters_of_equal_names_are_told_apart()
    {
        GeneratorRun run = Gen.Compile("""
            using GenFlow;
            #pragma warning disable CS8981
            [StreamEvent] public abstract partial record U
            {
                public sealed partial record Foo : U;
                public partial class A { public sealed partial record Foo : U; public sealed partial record State : U; }
                public sealed partial record Visitor : U;
                public sealed partial record foo : U;
                public sealed partial record IOError : U;
                public sealed partial record HTTP : U;
            }
            """);

        Assert.Equal(["foo", "aFoo", "aState", "visitor2", "foo2", "ioError", "http"], Parameters(run, "U"));
    }

    [Theory]
    [InlineData("public", Accessibility.Public)]
    [InlineData("internal", Accessibility.Internal)]
    [InlineData("private", Accessibility.Private)]
    public void Members_are_as_visible_as_the_least_visible_case(string visibility, Accessibility expected)
    {
        INamedTypeSymbol union = Gen.Compile(Chat.Replace("public sealed partial record Done", visibility + " sealed partial record Done", StringComparison.Ordinal))
            .Output.GetTypeByMetadataName("Chat")!;

        Assert.All(["Match", "Switch", "Visit", "IVisitor"], name => Assert.All(union.GetMembers(name), member => Assert.Equal(expected, member.DeclaredAccessibility)));
        Assert.Equal(2, union.GetMembers("Match").Length);
    }

    [Theory]
    [InlineData("public int Match => 1;", "Switch Visit IVisitor")]
    [InlineData("public void Switch() { }", "Match Visit IVisitor")]
    [InlineData("public void Visit() { }", "Match Switch")]
    [InlineData("public interface IVisitor;", "Match Switch")]
    public void Members_that_the_user_has_are_left_out(string member, string rest)
    {
        string source = Union(Gen.Compile(Chat.Replace("/* more */", member, StringComparison.Ordinal)));

        string[] found = [.. new[] { "Match", "Switch", "Visit", "IVisitor" }.Where(name => source.Contains($" {name}<", StringComparison.Ordinal) || source.Contains($"interface {name}\n", StringComparison.Ordinal))];
        Assert.Equal(rest.Split(' '), found);
    }

    [Theory]
    [InlineData("[Step] public Ask Process(StartEvent start) => new();")]
    [InlineData("[Step, Emits<Ask>, Emits<Answer>] public void Process(Context ctx, StartEvent start) => ctx.SendEvent(new Ask());")]
    public void Request_that_a_step_returns_or_sends_has_an_arm_of_the_workflow(string step) => Gen.Compile($$"""
        using GenFlow;
        [Event] public partial record Answer;
        [StreamEvent] public partial record Ask : InputRequest<Answer>;
        [Workflow]
        public partial class W
        {
            {{step}}
            [Step] public StopEvent End(Answer answer) => new();
            public static int Kind(StreamEvent ev) => Match(ev, ask: static _ => 1, other: static _ => 2);
        }
        """);

    [Fact]
    public void Union_with_a_case_that_it_cannot_name_stays_open()
    {
        string source = Union(Gen.Compile("""
            using GenFlow;
            [StreamEvent] public abstract partial record Expression<T>
            {
                public sealed partial record Number(int Value) : Expression<int>;
                public sealed partial record Not(Expression<bool> Value) : Expression<bool>;
            }
            """));

        Assert.DoesNotContain("Match", source, StringComparison.Ordinal);
        Assert.DoesNotContain("private protected", source, StringComparison.Ordinal);
    }

    private static string[] Parameters(GeneratorRun run, string union) =>
    [
        .. run.Output.GetTypeByMetadataName(union)!.GetMembers("Match").OfType<IMethodSymbol>()
            .Single(static method => method.TypeParameters.Length == 1).Parameters.Select(static parameter => parameter.Name),
    ];

    private static string Union(GeneratorRun run) =>
        run.Sources.Single(static source => source.Key.EndsWith("-cases.g.cs", StringComparison.Ordinal)).Value;

    private static Diagnostic[] Errors(GeneratorRun run) =>
        [.. run.Output.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
}
