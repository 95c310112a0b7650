using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Tests;

public class AdversarialCorpusTests
{
    [Theory]
    [MemberData(nameof(AdversarialCorpus.Names), MemberType = typeof(AdversarialCorpus))]
    public void WF24_Corpus_entry_generates_without_exception_and_compiles_where_valid(string name)
    {
        Adversary entry = AdversarialCorpus.All[name];
        GeneratorRun run = Gen.Run(entry.Sources);
        if (entry.Compiles)
        {
            run.AssertCompiles();
        }

        if (entry.Generates >= 0)
        {
            Assert.Equal(entry.Generates, run.Sources.Keys.Count(static key => !key.EndsWith("Manifest.g.cs", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [MemberData(nameof(AdversarialCorpus.Names), MemberType = typeof(AdversarialCorpus))]
    public void EV07_Corpus_entry_reversed_files_give_equal_sources(string name)
    {
        GeneratorSession session = Gen.Session(AdversarialCorpus.All[name].Sources);
        GeneratorRun before = session.Run();

        Assert.Equal(before.Sources, session.ReverseFiles().Run().Sources);
        Assert.Equal(before.Sources, new GeneratorSession(session.Compilation, Gen.All).Run().Sources);
    }

    [Fact]
    public void Generated_code_has_no_error_of_its_own_when_the_user_has_one()
    {
        GeneratorRun run = Gen.Run(AdversarialCorpus.All["Nothing of it exists"].Sources);

        Assert.DoesNotContain(run.Output.GetDiagnostics(), static d =>
            d.Severity == DiagnosticSeverity.Error && d.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
    }
}
