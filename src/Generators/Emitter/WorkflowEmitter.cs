using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the other part of a workflow class: how runs start, and the class that is a run.</summary>
internal static class WorkflowEmitter
{
    public static void Emit(SourceProductionContext output, WorkflowModel? model)
    {
        if (model is null)
        {
            return;
        }

        SourceWriter writer = GeneratedFile.Begin().Line();
        int depth = model.Declaration.Open(writer, StartEmitter.Interfaces(model));
        foreach (InputModel input in model.Inputs)
        {
            StartEmitter.Write(writer, model, input);
        }

        RunEmitter.Write(writer, model);
        for (; depth > 0; depth--)
        {
            writer.Close();
        }

        output.AddSource(model.Declaration.HintName, GeneratedFile.End(writer));
    }
}
