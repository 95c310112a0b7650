using System.Diagnostics;
using GenFlow.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Benchmarks.Generators;

/// <summary>One side of a comparison: generators, and a driver that remembers what they saw last.</summary>
internal sealed class DriverSide(IReadOnlyList<IIncrementalGenerator> generators)
{
    private GeneratorDriver? _driver;

    /// <summary>All generators that ship, whatever they are.</summary>
    public static IReadOnlyList<IIncrementalGenerator> Shipped { get; } =
    [
        .. typeof(GenFlowGenerator).Assembly.GetTypes()
            .Where(static type => typeof(IIncrementalGenerator).IsAssignableFrom(type) && !type.IsAbstract)
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (IIncrementalGenerator)Activator.CreateInstance(type)!),
    ];

    /// <summary>The microseconds of a run by a driver that knows nothing yet.</summary>
    public double Cold(CSharpCompilation compilation)
    {
        _driver = Create(trackSteps: false);
        return Run(compilation);
    }

    /// <summary>The microseconds of a run by the driver of the run before.</summary>
    public double Cached(CSharpCompilation compilation) => Run(compilation);

    /// <summary>Whether an edit made nothing run again that writes a file.</summary>
    public bool KeepsItsFiles(CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorDriver driver = Create(trackSteps: true).RunGenerators(before).RunGenerators(after);
        IncrementalStepRunReason[] reasons =
        [
            .. driver.GetRunResult().Results
                .SelectMany(static result => result.TrackedOutputSteps.Values)
                .SelectMany(static steps => steps)
                .SelectMany(static step => step.Outputs)
                .Select(static output => output.Reason),
        ];
        return reasons.Length > 0 && reasons.All(static reason => reason == IncrementalStepRunReason.Cached);
    }

    private double Run(CSharpCompilation compilation)
    {
        // Symbols are bound when asked for, and then kept: each run gets a compilation of its own.
        CSharpCompilation fresh = compilation.Clone();
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        _driver = _driver!.RunGenerators(fresh);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private CSharpGeneratorDriver Create(bool trackSteps) => CSharpGeneratorDriver.Create(
        generators.Select(static generator => generator.AsSourceGenerator()),
        parseOptions: Corpus.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: trackSteps));
}
