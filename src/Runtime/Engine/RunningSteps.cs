using System.Globalization;
using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>Which steps run, and how many bodies of each, for errors and reports.</summary>
internal sealed class RunningSteps(WorkflowDefinition definition, int[] counts)
{
    /// <summary>The names, each once, in order.</summary>
    public IReadOnlyList<string> Names { get; } =
        [.. definition.Steps.Where((_, step) => counts[step] > 0).Select(static step => step.Name).Distinct().Order(StringComparer.Ordinal)];

    public IEnumerable<(string Name, int Bodies)> All =>
        definition.Steps.Select((step, index) => (step.Name, counts[index])).Where(static step => step.Item2 > 0);

    public override string ToString() => Names.Count == 0
        ? "none"
        : string.Join(", ", All.Select(static step =>
            step.Bodies == 1 ? step.Name : string.Create(CultureInfo.InvariantCulture, $"{step.Name} ({step.Bodies})")));
}
