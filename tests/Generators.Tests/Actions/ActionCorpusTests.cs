using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Tests.Actions;

public class ActionCorpusTests
{
    [Theory]
    [MemberData(nameof(ActionCorpus.Names), MemberType = typeof(ActionCorpus))]
    public void Corpus_entry_generates_without_exception_and_compiles_where_valid(string name)
    {
        Adversary entry = ActionCorpus.All[name];
        GeneratorRun run = ActionGen.Run(entry.Sources);
        if (entry.Compiles)
        {
            run.AssertCompiles();
        }

        if (entry.Generates >= 0)
        {
            Assert.Equal(entry.Generates, run.Sources.Keys.Count(static key => key.Contains("-action", StringComparison.Ordinal) || key.Contains("-output", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(ActionCorpus.Names), MemberType = typeof(ActionCorpus))]
    public void Corpus_entry_reversed_files_give_equal_sources(string name)
    {
        GeneratorSession session = ActionGen.Session(ActionCorpus.All[name].Sources);
        GeneratorRun before = session.Run();

        Assert.Equal(before.Sources, session.ReverseFiles().Run().Sources);
    }

    [Theory]
    [InlineData("Nothing of it exists")]
    public void Generated_code_has_no_error_of_its_own_when_the_user_has_one(string name) =>
        Assert.DoesNotContain(ActionGen.Run(ActionCorpus.All[name].Sources).Output.GetDiagnostics(), static d =>
            d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);

    [Fact]
    public void Project_without_agents_gets_nothing()
    {
        GeneratorRun run = Gen.Run("""
            namespace GenFlow.Agents { public class ActionAttribute : System.Attribute; }
            public static partial class Tools { [Mine.Action] public static void Run() { } }
            namespace Mine { public class ActionAttribute : System.Attribute; }
            """);

        Assert.Empty(run.Sources);
    }
}
