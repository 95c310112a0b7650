using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GenFlow.RoslynTestKit;

/// <summary>A workspace with one document.</summary>
public sealed class FixWorkspace : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();

    public FixWorkspace(string text, ImmutableArray<TestSource> more, IIncrementalGenerator[] generators)
    {
        Project project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Create(),
            "Sample",
            "Sample",
            LanguageNames.CSharp,
            compilationOptions: TestCompilation.Options,
            parseOptions: TestCompilation.ParseOptions,
            metadataReferences: TestReferences.For([text]),
            analyzerReferences: generators.Length == 0 ? [] : [new GeneratorReference(generators)]));
        project = more.Aggregate(project, static (grown, source) => grown.AddDocument(source.Path, source.Text).Project);
        Document = project.AddDocument("Test0.cs", text);
    }

    public Document Document { get; }

    public void Dispose() => _workspace.Dispose();

    private sealed class GeneratorReference(IIncrementalGenerator[] generators) : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = [.. generators.Select(static generator => generator.AsSourceGenerator())];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }
}
