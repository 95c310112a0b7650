using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>One parameter that an event goes to.</summary>
/// <param name="Step">The step's index.</param>
/// <param name="Slot">The collected parameter's number; −1 for an ordinary one.</param>
internal sealed record TargetModel(int Step, int Slot);

/// <summary>Several parameters, or one of a step that the engine does not call directly.</summary>
/// <param name="EventType">The accepted type, as generated code writes it.</param>
/// <param name="Targets">In the order of the steps.</param>
internal sealed record RouteModel(string EventType, EquatableArray<TargetModel> Targets);
