using System.Globalization;

namespace GenFlow.Generators.Tests;

/// <summary>The table of edits: what an edit makes of the models, of the sources and of the manifest.</summary>
public class IncrementalTests
{
    private const string Events = """
        using GenFlow;
        [Event] public partial record Note(string Text);
        [StreamEvent] public partial record Progress(int Done);
        """;

    private const string Flow = """
        using GenFlow;
        // A comment.
        [Workflow]
        public partial class Flow
        {
            [Step] public Note First(StartEvent<string> start)
            {
                return new(start.Input);
            }

            [Step] public StopEvent<string> Last(Note note) => new(note.Text);
        }
        """;

    private const string Unrelated = "public class Unrelated { }";

    private static readonly string[] s_names =
    [
        TrackingNames.Events, TrackingNames.StreamEvents, TrackingNames.Workflows,
        TrackingNames.ManifestEvents, TrackingNames.ManifestStreamEvents, TrackingNames.ManifestWorkflows, TrackingNames.Manifest,
        TrackingNames.UnionEvents, TrackingNames.UnionStreamEvents, TrackingNames.OutsideCases, TrackingNames.Unions, TrackingNames.StreamUnions,
    ];

    private static GeneratorSession Started()
    {
        GeneratorSession session = Gen.Session(Events, Flow, Unrelated);
        session.Run().AssertSilent().AssertCompiles();
        return session;
    }

    /// <summary>By name: the text that is replaced, and what replaces it.</summary>
    private static readonly Dictionary<string, (string Old, string New)> s_replacements = new()
    {
        ["nothing"] = ("class Unrelated", "class Unrelated"),
        ["unrelated file"] = ("class Unrelated", "class Related"),
        ["comment above the workflow"] = ("// A comment.", "// Another comment\n// of two lines."),
        ["comment above an event"] = ("[Event] public", "/* here */\n\n[Event] public"),
        ["inside a step's body"] = ("return new(start.Input);", "string text = start.Input + \"!\"; return new(text);"),
        ["order of steps"] = ("[Step] public StopEvent<string> Last(Note note) => new(note.Text);", "public int Count => 1;\n[Step] public StopEvent<string> Last(Note message) => new(message.Text);"),
        ["part without steps"] = ("// A comment.", "public partial class Flow { public int Count() => 1; }"),
    };

    public static TheoryData<string> Replacements => [.. s_replacements.Keys];

    [Theory]
    [MemberData(nameof(Replacements))]
    public void EV07_Edit_without_meaning_leaves_every_output_as_it_was(string edit)
    {
        GeneratorSession session = Started();
        GeneratorRun before = session.Run();

        AssertNothingChanged(before, session.Replace(s_replacements[edit].Old, s_replacements[edit].New).Run().AssertSilent());
    }

    [Fact]
    public void EV07_Unrelated_file_added_and_removed_leaves_every_output_as_it_was()
    {
        GeneratorSession session = Started();
        GeneratorRun before = session.Run();

        AssertNothingChanged(before, session.Add("More.cs", "public interface IMore { }").Run().AssertSilent());
        AssertNothingChanged(before, session.Remove("More.cs").Run().AssertSilent());
        AssertNothingChanged(before, session.Remove("Test2.cs").Run().AssertSilent());
    }

    // A type that moves is another node to the compiler: its model goes and an equal one comes. No other may move with it.
    [Fact]
    public void EV07_Type_moved_to_another_file_keeps_every_source_and_the_manifest()
    {
        GeneratorSession session = Started();
        GeneratorRun before = session.Run();

        GeneratorRun flowMoved = session.ReplaceFile("Test1.cs", "").ReplaceFile("Test2.cs", Flow).Run().AssertSilent();
        Assert.Equal(before.Sources, flowMoved.Sources);
        AssertSame(flowMoved, TrackingNames.Events, TrackingNames.StreamEvents, TrackingNames.Manifest);

        GeneratorRun eventsMoved = session.ReplaceFile("Test0.cs", "").ReplaceFile("Test1.cs", Events).Run().AssertSilent();
        Assert.Equal(before.Sources, eventsMoved.Sources);
        AssertSame(eventsMoved, TrackingNames.Workflows, TrackingNames.Manifest);
    }

    private static void AssertNothingChanged(GeneratorRun before, GeneratorRun after)
    {
        Assert.Equal(before.Sources, after.Sources);
        AssertSame(after, s_names);
        Assert.All(after.FileOutcomes(), static outcome => Assert.Equal(StepOutcome.Same, outcome));
    }

    private static void AssertSame(GeneratorRun run, params string[] names) =>
        Assert.All(names, name => Assert.All(run.Outcomes(name), static outcome => Assert.Equal(StepOutcome.Same, outcome)));

    [Fact]
    public void EV07_Step_return_type_changed_modifies_the_workflow_only() =>
        Started().Replace("StopEvent<string> Last(Note note) => new(note.Text)", "StopEvent<int> Last(Note note) => new(1)").Run()
            .AssertOutcomes(TrackingNames.Workflows, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.Events, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.StreamEvents, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.Manifest, StepOutcome.Same)
            .AssertFileOutcomes(StepOutcome.Modified, StepOutcome.Same, StepOutcome.Same, StepOutcome.Same);

    [Fact]
    public void EV07_Step_policy_changed_modifies_the_workflow_only() =>
        Started().Replace("[Step] public Note First", "[Step(Retries = 2)] public Note First").Run()
            .AssertOutcomes(TrackingNames.Workflows, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.Events, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.Manifest, StepOutcome.Same);

    [Theory]
    [InlineData("public record Tally(int Count)", "public record Tally(int Count = 0)")]
    [InlineData("Item(string Topic, int Other)", "Item(string Subject, int Other)")]
    [InlineData("partial record Ask : InputRequest<Item>", "partial record Ask : InputRequest<Answer>")]
    public void EV07_What_a_step_needs_of_another_file_changed_modifies_the_workflow(string old, string changed) =>
        Joining().Replace(old, changed).Run().AssertOutcomes(TrackingNames.Workflows, StepOutcome.Modified);

    [Theory]
    [InlineData("public record Tally(int Count)", "public record Tally(int Count, string More)")]
    [InlineData("Item(string Topic, int Other)", "Item(string Topic, int Another)")]
    [InlineData("partial record Ask : InputRequest<Item>", "partial record Ask(string What) : InputRequest<Item>")]
    public void EV07_What_no_step_needs_of_another_file_changed_modifies_no_workflow(string old, string changed) =>
        Joining().Replace(old, changed).Run().AssertOutcomes(TrackingNames.Workflows, StepOutcome.Same);

    private static GeneratorSession Joining()
    {
        GeneratorSession session = Gen.Session(
            """
            using GenFlow;
            public record Tally(int Count);
            [Event] public partial record Item(string Topic, int Other);
            [Event] public partial record Answer;
            [StreamEvent] public partial record Ask : InputRequest<Item>;
            """,
            """
            using System.Collections.Generic;
            using GenFlow;
            [Workflow] public partial class Joining
            {
                [Step] public IEnumerable<Ask> Split(StartEvent start, State<Tally> tally) => [];
                [Step] public StopEvent Join([Collect(Key = "Topic")] IReadOnlyList<Item> items) => new();
            }
            """);
        session.Run().AssertSilent().AssertCompiles();
        return session;
    }

    [Fact]
    public void EV07_Event_in_another_file_made_sealed_modifies_it_and_the_workflow_only() =>
        Started().Replace("public partial record Note", "public sealed partial record Note").Run()
            .AssertOutcomes(TrackingNames.Workflows, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.Events, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.StreamEvents, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.Manifest, StepOutcome.Same);

    [Fact]
    public void EV07_Event_members_changed_modify_the_event_only() =>
        Started().Replace("Note(string Text)", "Note(string Text, int More = 1)").Run()
            .AssertOutcomes(TrackingNames.Workflows, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.Events, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.StreamEvents, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.Manifest, StepOutcome.Same);

    [Fact]
    public void EV07_Event_name_changed_modifies_event_manifest_and_the_workflow_that_lists_it() =>
        Started().Replace("[Event] public", "[Event(Name = \"other\")] public").Run()
            .AssertOutcomes(TrackingNames.Events, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.StreamEvents, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.Workflows, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.Manifest, StepOutcome.Modified);

    [Fact]
    public void EV07_Second_workflow_leaves_the_first_and_modifies_the_manifest() =>
        Started().Add("Second.cs", Flow.Replace("class Flow", "class Second", StringComparison.Ordinal)).Run()
            .AssertOutcomes(TrackingNames.Workflows, StepOutcome.Same, StepOutcome.New)
            .AssertOutcomes(TrackingNames.Manifest, StepOutcome.Modified)
            .AssertFileOutcomes(StepOutcome.Same, StepOutcome.Same, StepOutcome.Same, StepOutcome.New, StepOutcome.Modified);

    [Fact]
    public void EV07_Second_event_leaves_the_first_and_modifies_the_manifest() =>
        Started().Add("Second.cs", "[GenFlow.Event] public partial record Second;").Run()
            .AssertOutcomes(TrackingNames.Events, StepOutcome.Same, StepOutcome.New)
            .AssertOutcomes(TrackingNames.Workflows, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.Manifest, StepOutcome.Modified);

    [Fact]
    public void EV07_Models_hold_no_object_of_the_compiler() =>
        Gen.Run([Events, Flow, .. Samples.All.Values.Select(static (text, index) => Wrapped(text, index))])
            .AssertHoldsNoCompilerObject(s_names);

    // The samples declare types of equal names: each goes into a namespace of its own where it has none.
    private static string Wrapped(string text, int index) =>
        text.Contains("namespace ", StringComparison.Ordinal) ? text : text.Replace("using GenFlow;", FormattableString.Invariant($"using GenFlow;\nnamespace N{index};"), StringComparison.Ordinal);

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void EV07_Culture_does_not_matter(string culture)
    {
        var expected = Samples.All.Values.Select(static text => Gen.Run(text).Text()).ToArray();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Samples.All.Values.Select(static text => Gen.Run(text).Text()).ToArray());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Generated_text_has_line_feeds_only()
    {
        Assert.All(Samples.All.Values, static text =>
        {
            GeneratorRun run = Gen.Run(text.Replace("\n", "\r\n", StringComparison.Ordinal));
            Assert.All(run.Sources.Values, static source => Assert.DoesNotContain("\r", source, StringComparison.Ordinal));
        });
    }
}
