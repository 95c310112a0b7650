using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints how the key of a collected event is read.</summary>
internal static class KeyEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        if (!model.Steps.Any(static step => step.Signature.Key is not null))
        {
            return;
        }

        writer
            .Line()
            .Line("/// <inheritdoc/>")
            .Open($"protected override object? KeyOf(int step, {KnownTypes.Event.Global} ev)")
            .Open("switch (step)");
        for (int index = 0; index < model.Steps.Count; index++)
        {
            if (model.Steps[index].Signature.Key is { } parameter)
            {
                writer
                    .Line($"case {CSharpText.Number(index)}:")
                    .Indent()
                    .Line($"return {KnownTypes.Unsafe.Global}.As<{parameter.Event!.Name}>(ev).{CSharpText.Identifier(parameter.Collect!.Key!)};")
                    .Outdent();
            }
        }

        writer
            .Line("default:")
            .Indent()
            .Line("return null;")
            .Outdent()
            .Close()
            .Close();
    }
}
