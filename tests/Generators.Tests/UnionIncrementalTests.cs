namespace GenFlow.Generators.Tests;

/// <summary>The table of edits for unions.</summary>
public class UnionIncrementalTests
{
    private const string Union = """
        using GenFlow;
        // A comment.
        [StreamEvent] public abstract partial record Chat
        {
            public sealed partial record Token(string Text) : Chat { public int Length() { return Text.Length; } }
        }
        """;

    private const string Other = """
        using GenFlow;
        [Event] public abstract partial record Task { public sealed partial record Done : Task; }
        """;

    private const string Outside = "[GenFlow.StreamEvent] public sealed partial record Late(int Count) : Chat;";

    private const string Unrelated = "public class Unrelated { }";

    private static readonly string[] s_names =
    [
        TrackingNames.UnionEvents, TrackingNames.UnionStreamEvents, TrackingNames.OutsideCases, TrackingNames.Unions, TrackingNames.StreamUnions,
    ];

    private static GeneratorSession Started()
    {
        GeneratorSession session = Gen.Session(Union, Other, Outside, Unrelated);
        session.Run().AssertSilent().AssertCompiles();
        return session;
    }

    [Theory]
    [InlineData("class Unrelated", "class Unrelated")]
    [InlineData("class Unrelated", "class Related")]
    [InlineData("// A comment.", "// Another comment\n// of two lines.")]
    [InlineData("return Text.Length;", "int length = Text.Length; return length;")]
    [InlineData("Token(string Text)", "Token(string Text, int More = 1)")]
    [InlineData("Late(int Count)", "Late(long Count, string More)")]
    public void EV07_Edit_that_no_union_knows_leaves_every_union_as_it_was(string old, string changed)
    {
        GeneratorSession session = Started();
        GeneratorRun before = session.Run();

        GeneratorRun after = session.Replace(old, changed).Run().AssertSilent();

        Assert.Equal(Unions(before), Unions(after));
        Assert.All(s_names, name => Assert.All(after.Outcomes(name), static outcome => Assert.Equal(StepOutcome.Same, outcome)));
    }

    [Fact]
    public void EV07_Case_of_another_file_added_modifies_its_union_only()
    {
        GeneratorRun run = Started().Add("More.cs", "[GenFlow.StreamEvent] public sealed partial record More : Chat;").Run().AssertSilent();

        run.AssertOutcomes(TrackingNames.Unions, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.StreamUnions, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.OutsideCases, StepOutcome.Modified);
    }

    [Fact]
    public void EV07_Nested_case_added_modifies_its_union_only() =>
        Started().Replace("record Done : Task;", "record Done : Task; public sealed partial record Lost : Task;").Run().AssertSilent()
            .AssertOutcomes(TrackingNames.Unions, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.StreamUnions, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.OutsideCases, StepOutcome.Same);

    [Fact]
    public void EV07_Event_that_is_no_case_added_leaves_every_union_as_it_was()
    {
        GeneratorRun run = Started().Add("More.cs", "[GenFlow.StreamEvent] public sealed partial record More;").Run().AssertSilent();

        Assert.All(
            [TrackingNames.OutsideCases, TrackingNames.Unions, TrackingNames.StreamUnions],
            name => Assert.All(run.Outcomes(name), static outcome => Assert.Equal(StepOutcome.Same, outcome)));
    }

    [Fact]
    public void EV07_Case_moved_to_another_file_keeps_every_source()
    {
        GeneratorSession session = Started();
        GeneratorRun before = session.Run();

        Assert.Equal(before.Sources, session.ReplaceFile("Test2.cs", "").ReplaceFile("Test3.cs", Outside).Run().AssertSilent().Sources);
    }

    [Fact]
    public void EV07_Models_hold_no_object_of_the_compiler() =>
        Gen.Run(Union, Other, Outside, Samples.All["Unions"]).AssertHoldsNoCompilerObject(s_names);

    private static KeyValuePair<string, string>[] Unions(GeneratorRun run) =>
        [.. run.Sources.Where(static source => source.Key.EndsWith("-cases.g.cs", StringComparison.Ordinal))];
}
