using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Tests.Actions;

public class ActionCrossAssemblyTests
{
    [Fact]
    public void Output_of_another_assembly_is_read_by_its_own_codec_and_partial()
    {
        Compilation shared = ActionGen.Compile("""
            using System.ComponentModel.DataAnnotations;
            using GenFlow.Agents;
            namespace Shared;
            [StructuredOutput] public sealed partial record Answer([Range(0, 1)] double Sureness);
            public sealed record Plain([Range(0, 1)] double Sureness, string? Note);
            """).Output;
        Compilation own = ActionGen.Compilation("""
            using GenFlow.Agents;
            public static partial class Tools { [Action] public static void Run(Shared.Answer answer, Shared.Plain plain) { } }
            """).AddReferences(shared.ToMetadataReference());

        GeneratorRun run = Gen.Run(own);
        run.AssertCompiles();
        string text = run.Text();
        Assert.Contains("OwnCodec<global::Shared.Answer>.Read(ref reader)", text, StringComparison.Ordinal);
        Assert.Contains("new global::Shared.Answer.Partial(json)", text, StringComparison.Ordinal);
        Assert.Contains("class PlainPartial", text, StringComparison.Ordinal);
        Assert.Single(text.Split("Bounds.Range(").Skip(1));
    }

    [Fact]
    public void Bounds_change_nothing_of_an_event()
    {
        const string Text = """
            using System.ComponentModel.DataAnnotations;
            using GenFlow;
            public sealed record Part([Range(1, 2)] int A, string? B);
            [Event] public sealed partial record Note([property: Range(1, 2)] int A, [property: MaxLength(3)] string? B, Part Part);
            """;
        string plain = System.Text.RegularExpressions.Regex.Replace(Text, @"\[(property: )?(Range|MaxLength)\([^)]*\)\] ", "");

        Assert.NotEqual(Text, plain);
        Assert.Equal(ActionGen.Compile(plain).Text(), ActionGen.Compile(Text).Text());
    }
}
