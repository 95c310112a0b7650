using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GenFlow.RoslynTestKit;

/// <summary>What one run of the generators gave.</summary>
/// <param name="output">The user's code together with the generated.</param>
/// <param name="result">What the driver reports.</param>
public sealed class GeneratorRun(Compilation output, GeneratorDriverRunResult result)
{
    public Compilation Output { get; } = output;

    /// <summary>The generated files by hint name, in ordinal order.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; } = result.Results
        .Where(static generator => !generator.GeneratedSources.IsDefault)
        .SelectMany(static generator => generator.GeneratedSources.Select(source => KeyValuePair.Create(
            generator.Generator.GetGeneratorType().Name + "/" + source.HintName,
            source.SourceText.ToString())))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>What the generators reported; also that one of them threw.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => result.Diagnostics;

    /// <summary>Throws when a generator threw or reported something.</summary>
    public GeneratorRun AssertSilent()
    {
        Exception? thrown = result.Results.Select(static generator => generator.Exception).FirstOrDefault(static exception => exception is not null);
        return thrown is not null ? throw new VerificationException("A generator threw: " + thrown)
            : Diagnostics.IsEmpty ? this
            : throw new VerificationException(string.Join("\n", Diagnostics));
    }

    /// <summary>The generated file whose hint name begins so.</summary>
    public string Source(string beginning) =>
        Sources.Single(source => source.Key.Split('/')[1].StartsWith(beginning, StringComparison.Ordinal)).Value;

    /// <summary>What became of a named step's outputs since the run before, in ordinal order.</summary>
    public IReadOnlyList<StepOutcome> Outcomes(string trackingName) =>
    [
        .. result.Results
            .SelectMany(generator => generator.TrackedSteps.TryGetValue(trackingName, out var steps) ? steps : [])
            .SelectMany(static step => step.Outputs)
            .Select(static outputs => ToOutcome(outputs.Reason))
            .Order(),
    ];

    /// <summary>What became of the generated files since the run before.</summary>
    public IReadOnlyList<StepOutcome> FileOutcomes() =>
    [
        .. result.Results
            .SelectMany(static generator => generator.TrackedOutputSteps.Values)
            .SelectMany(static steps => steps)
            .SelectMany(static step => step.Outputs)
            .Select(static outputs => ToOutcome(outputs.Reason))
            .Order(),
    ];

    /// <summary>Throws unless a named step's outputs came out so, in any order.</summary>
    public GeneratorRun AssertOutcomes(string trackingName, params StepOutcome[] expected)
    {
        AssertEqual(trackingName, expected, Outcomes(trackingName));
        return this;
    }

    /// <summary>Throws unless the outputs of files came out so, in any order.</summary>
    public GeneratorRun AssertFileOutcomes(params StepOutcome[] expected)
    {
        AssertEqual("files", expected, FileOutcomes());
        return this;
    }

    /// <summary>Throws when a value of the named steps holds on to the compiler's objects.</summary>
    public GeneratorRun AssertHoldsNoCompilerObject(params string[] trackingNames)
    {
        foreach (string name in trackingNames)
        {
            object[] values =
            [
                .. result.Results
                    .SelectMany(generator => generator.TrackedSteps.TryGetValue(name, out var steps) ? steps : [])
                    .SelectMany(static step => step.Outputs)
                    .Select(static outputs => outputs.Value),
            ];
            if (values.Length == 0)
            {
                throw new VerificationException($"No step is called '{name}'.");
            }

            foreach (object value in values)
            {
                ObjectGraph.AssertHoldsNoCompilerObject(value);
            }
        }

        return this;
    }

    private static void AssertEqual(string what, StepOutcome[] expected, IReadOnlyList<StepOutcome> actual)
    {
        if (!expected.Order().SequenceEqual(actual))
        {
            throw new VerificationException($"{what}: expected [{string.Join(", ", expected.Order())}], found [{string.Join(", ", actual)}].");
        }
    }

    private static StepOutcome ToOutcome(IncrementalStepRunReason reason) => reason switch
    {
        IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged => StepOutcome.Same,
        IncrementalStepRunReason.New => StepOutcome.New,
        IncrementalStepRunReason.Modified => StepOutcome.Modified,
        _ => StepOutcome.Removed,
    };
}
