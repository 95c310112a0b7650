using GenFlow.Generators;
using GenFlow.Generators.Tests;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers.Tests;

public class AdversarialCorpusTests
{
    [Theory]
    [MemberData(nameof(AdversarialCorpus.Names), MemberType = typeof(AdversarialCorpus))]
    public async Task Corpus_entry_is_analyzed_and_what_is_reported_is_in_the_users_files(string name)
    {
        GeneratorRun run = new GeneratorSession(TestCompilation.Create(AdversarialCorpus.All[name].Sources), new GenFlowGenerator()).Run().AssertSilent();

        Assert.All(await Analysis.OfAllRules(run.Output), static diagnostic =>
            Assert.DoesNotContain(".g.cs", diagnostic.Location.SourceTree?.FilePath ?? "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public async Task Sample_is_reported_by_no_rule(string name)
    {
        GeneratorRun run = new GeneratorSession(TestCompilation.Create(Samples.All[name]), new GenFlowGenerator()).Run().AssertSilent();

        Assert.Empty((await Analysis.OfAllRules(run.Output)).Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }
}
