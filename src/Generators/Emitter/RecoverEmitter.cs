using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints which event a failure becomes: of the most derived type of the failed event that a step names, else
/// of any, else none.</summary>
internal static class RecoverEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        if (model.Recovery is not { } recovery)
        {
            return;
        }

        writer
            .Line()
            .Line("/// <inheritdoc/>")
            .Open($"protected override {KnownTypes.StepFailed.Global}? Recover(string step, int attempt, {KnownTypes.Exception.Global} exception, {KnownTypes.Event.Global}? input)");
        for (int index = 0; index < recovery.Inputs.Count; index++)
        {
            string type = recovery.Inputs[index];
            string variable = "input" + CSharpText.Number(index);
            writer.Line($"if (input is {type} {variable}) return new {KnownTypes.StepFailedOfEvent.Of(type)}(step, attempt, exception, {variable});");
        }

        writer
            .Line(recovery.TakesAny ? $"return new {KnownTypes.StepFailed.Global}(step, attempt, exception, input);" : "return null;")
            .Close();
    }
}
