using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>What is printed as a workflow's shape.</summary>
/// <param name="Description">What the workflow does; null where nobody wrote it.</param>
/// <param name="Inputs">What a run can be started with, in the order of the overloads.</param>
/// <param name="Result">The codec of what a run ends with; null where it is none, or has no JSON.</param>
/// <param name="Published">The codecs of what the steps declare to stream.</param>
internal sealed record WorkflowShapeModel(
    string? Description,
    EquatableArray<InputShapeModel> Inputs,
    string? Result,
    EquatableArray<string> Published);

/// <summary>An input in a workflow's shape.</summary>
/// <param name="TakesValue">Whether a run is started with a value.</param>
/// <param name="Codec">The value's codec; null where there is none.</param>
internal sealed record InputShapeModel(bool TakesValue, string? Codec);
