using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using GenFlow.Analyzers;
using GenFlow.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace GenFlow.Benchmarks.Generators;

/// <summary>What all rules cost on a large project, beside what the compiler needs for its own diagnostics of it.</summary>
internal static class AnalyzerTable
{
    private const int Workflows = 500;
    private const int Rounds = 3;
    private const int Named = 5;

    public static async Task PrintAsync()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers =
        [
            .. typeof(AwaitedStreamWrite).Assembly.GetTypes()
                .Where(static type => typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && !type.IsAbstract)
                .OrderBy(static type => type.Name, StringComparer.Ordinal)
                .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
        CSharpCompilation compilation = Corpus.Create(Workflows);
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new GenFlowGenerator().AsSourceGenerator()], parseOptions: Corpus.ParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out _);

        var compiler = new double[Rounds];
        var rules = new double[Rounds];
        int reported = 0;
        for (int round = -1; round < Rounds; round++)
        {
            // Each side binds for itself, as the compiler does when there are no analyzers.
            (double alone, _) = await Milliseconds(generated.Clone(), static fresh => Task.FromResult(fresh.GetDiagnostics().Length));
            (double elapsed, reported) = await Milliseconds(Measured(generated, analyzers), static async fresh => (await fresh.GetAllDiagnosticsAsync()).Count(static found => found.Id.StartsWith("GF", StringComparison.Ordinal)));
            if (round >= 0)
            {
                compiler[round] = alone;
                rules[round] = elapsed;
            }
        }

        Array.Sort(compiler);
        Array.Sort(rules);
        Console.WriteLine();
        Console.WriteLine($"| analyzers, {Workflows} workflows | compiler alone, ms | compiler and {analyzers.Length} rules, ms | ratio | reported |");
        Console.WriteLine("|---|---|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| all diagnostics | {compiler[Rounds / 2]:F0} | {rules[Rounds / 2]:F0} | {rules[Rounds / 2] / compiler[Rounds / 2]:F2}× | {reported} |"));
        Console.WriteLine();
        Console.WriteLine("| the slowest rules | ms, of all threads |");
        Console.WriteLine("|---|---|");
        foreach ((DiagnosticAnalyzer analyzer, TimeSpan time) in (await TimesOf(Measured(generated, analyzers), analyzers)).OrderByDescending(static pair => pair.Value).Take(Named))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {analyzer.GetType().Name} | {time.TotalMilliseconds:F0} |"));
        }
    }

    private static async Task<(double Elapsed, int Result)> Milliseconds<T>(T subject, Func<T, Task<int>> work)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        int result = await work(subject);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, result);
    }

    private static CompilationWithAnalyzers Measured(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers) => compilation.Clone()
        .WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: true));

    private static async Task<Dictionary<DiagnosticAnalyzer, TimeSpan>> TimesOf(CompilationWithAnalyzers analyzed, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        await analyzed.GetAnalyzerDiagnosticsAsync();
        var times = new Dictionary<DiagnosticAnalyzer, TimeSpan>();
        foreach (DiagnosticAnalyzer analyzer in analyzers)
        {
            AnalyzerTelemetryInfo telemetry = await analyzed.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None);
            times.Add(analyzer, telemetry.ExecutionTime);
        }

        return times;
    }
}
