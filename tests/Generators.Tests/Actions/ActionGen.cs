using GenFlow.Agents;
using GenFlow.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.AI;

namespace GenFlow.Generators.Tests.Actions;

/// <summary>Runs all generators over sources that have agents.</summary>
internal static class ActionGen
{
    private static readonly MetadataReference[] s_agents =
    [
        .. new[] { typeof(AgentAction), typeof(PartialJson), typeof(AIFunction) }.Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    public static CSharpCompilation Compilation(params string[] texts) => TestCompilation.Create("Sample", TestSource.Numbered(texts), s_agents);

    public static GeneratorSession Session(params string[] texts) => new(Compilation(texts), Gen.All);

    public static GeneratorRun Run(params string[] texts) => Session(texts).Run().AssertSilent();

    /// <summary>Runs, and the whole compiles without a warning.</summary>
    public static GeneratorRun Compile(params string[] texts)
    {
        GeneratorRun run = Run(texts);
        run.AssertCompiles();
        return run;
    }
}
