namespace GenFlow.Generators.Tests;

/// <summary>The corpus. Add here what a user reports.</summary>
internal static partial class AdversarialCorpus
{
    public static TheoryData<string> Names => [.. All.Keys];

    public static IReadOnlyDictionary<string, Adversary> All { get; } =
        OfNames().Concat(OfDeclarations()).Concat(OfSteps()).Concat(OfUnions()).ToDictionary(static entry => entry.Name, StringComparer.Ordinal);
}
