using System.Globalization;

namespace GenFlow.Generators.Tests.Actions;

/// <summary>The table of edits: what an edit makes of the models and the sources of actions and structured outputs.</summary>
public class ActionIncrementalTests
{
    private const string Tools = """
        using System.ComponentModel.DataAnnotations;
        using GenFlow.Agents;
        // A comment.
        public static partial class Tools
        {
            [Action] public static string Find(string text, Place place) { return text; }
            [Action] public static string Other([Range(1, 5)] int number) => "";
        }
        """;

    private const string Places = """
        using GenFlow.Agents;
        public record Place(double Latitude, double Longitude);
        [StructuredOutput] public partial record Recipe(string Title, Step[] Steps);
        public record Step(string Text);
        """;

    private const string Unrelated = "public class Unrelated { }";

    private static readonly string[] s_names = [TrackingNames.Actions, TrackingNames.Outputs];

    private static GeneratorSession Started()
    {
        GeneratorSession session = ActionGen.Session(Tools, Places, Unrelated);
        session.Run().AssertSilent().AssertCompiles();
        return session;
    }

    [Theory]
    [InlineData("class Unrelated", "class Unrelated")]
    [InlineData("class Unrelated", "class Related")]
    [InlineData("// A comment.", "// Another comment\n// of two lines.")]
    [InlineData("{ return text; }", "{ string other = text + text; return other; }")]
    [InlineData("=> \"\";", "=> number.ToString();")]
    [InlineData("public record Place", "/* here */ public record Place")]
    public void Edit_without_meaning_leaves_every_output_as_it_was(string old, string changed)
    {
        GeneratorSession session = Started();
        GeneratorRun before = session.Run();
        GeneratorRun after = session.Replace(old, changed).Run().AssertSilent();

        Assert.Equal(before.Sources, after.Sources);
        Assert.All(s_names, name => Assert.All(after.Outcomes(name), static outcome => Assert.Equal(StepOutcome.Same, outcome)));
        Assert.All(after.FileOutcomes(), static outcome => Assert.Equal(StepOutcome.Same, outcome));
    }

    [Theory]
    [InlineData("string text, Place place", "int text, Place place")]
    [InlineData("Find(string text", "Find(string query")]
    [InlineData("[Action] public static string Find", "[Action(Eager = true)] public static string Find")]
    [InlineData("double Longitude)", "double Longitude, double Height = 0)")]
    [InlineData("record Place(double Latitude,", "record Place([property: System.ComponentModel.DataAnnotations.Range(-90, 90)] double Latitude,")]
    [InlineData("Range(1, 5)", "Range(1, 6)")]
    public void Edit_of_one_action_or_of_what_it_takes_modifies_it_only(string old, string changed) =>
        Started().Replace(old, changed).Run().AssertSilent()
            .AssertOutcomes(TrackingNames.Actions, StepOutcome.Same, StepOutcome.Modified)
            .AssertOutcomes(TrackingNames.Outputs, StepOutcome.Same)
            .AssertFileOutcomes(StepOutcome.Same, StepOutcome.Same, StepOutcome.Same, StepOutcome.Modified);

    [Fact]
    public void Edit_of_a_record_inside_an_output_modifies_the_output_only() =>
        Started().Replace("record Step(string Text)", "record Step(string Text, int Minutes)").Run().AssertSilent()
            .AssertOutcomes(TrackingNames.Actions, StepOutcome.Same, StepOutcome.Same)
            .AssertOutcomes(TrackingNames.Outputs, StepOutcome.Modified);

    [Fact]
    public void Action_added_leaves_the_others() =>
        Started().Replace("=> \"\";", "=> \"\";\n[Action] public static void More() { }").Run().AssertSilent()
            .AssertFileOutcomes(StepOutcome.Same, StepOutcome.Same, StepOutcome.Same, StepOutcome.Same, StepOutcome.New);

    [Fact]
    public void Models_hold_no_object_of_the_compiler() =>
        ActionGen.Run([Tools, Places, .. ActionSamples.All.Values]).AssertHoldsNoCompilerObject(s_names);

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Culture_does_not_matter(string culture)
    {
        string[] texts = [.. ActionSamples.All.Values, .. ActionCorpus.All.Values.SelectMany(static entry => entry.Sources)];
        string[] expected = [.. texts.Select(static text => ActionGen.Run(text).Text())];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, texts.Select(static text => ActionGen.Run(text).Text()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Generated_text_has_line_feeds_only() =>
        Assert.All(ActionSamples.All.Values, static text =>
            Assert.All(ActionGen.Run(text.Replace("\n", "\r\n", StringComparison.Ordinal)).Sources.Values, static source => Assert.DoesNotContain("\r", source, StringComparison.Ordinal)));
}
