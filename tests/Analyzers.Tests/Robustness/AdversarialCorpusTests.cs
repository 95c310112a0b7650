using GenFlow.Generators;
using GenFlow.Generators.Tests;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers.Tests;

public class AdversarialCorpusTests
{
    // They are about declarations: bodies do not send and write what is declared, and a case has an EventType by hand.
    private static readonly Dictionary<string, string[]> s_reported = new(StringComparer.Ordinal)
    {
        ["Article"] = ["GF2006"],
        ["Joins"] = ["GF2005"],
        ["Union"] = ["GF3009"],
        ["Unions"] = ["GF2006"],
    };

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
    public async Task Sample_is_reported_for_what_its_short_bodies_lack_only(string name)
    {
        string[] expected = s_reported.TryGetValue(name, out string[]? ids) ? ids : [];
        GeneratorRun run = new GeneratorSession(TestCompilation.Create(Samples.All[name]), new GenFlowGenerator()).Run().AssertSilent();

        IEnumerable<string> reported = (await Analysis.OfAllRules(run.Output))
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(static diagnostic => diagnostic.Id);
        Assert.Equal(expected, reported.Distinct().Order(StringComparer.Ordinal));
    }
}
