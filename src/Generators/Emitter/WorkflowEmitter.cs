using GenFlow.Generators.Emitter.Json;
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
        writer.OpenType(model.Declaration, StartEmitter.Interfaces(model));
        foreach (InputModel input in model.Inputs)
        {
            StartEmitter.Write(writer, model, input);
        }

        MatchEmitter.WriteWorkflow(writer, model);
        CatalogueEmitter.Write(writer, model);
        WorkflowShapeEmitter.Write(writer, model);
        GraphEmitter.Write(writer, model);
        RunEmitter.Write(writer, model);
        HelperCodecEmitter.Write(writer, model.Codecs);
        writer.CloseType(model.Declaration);
        output.AddSource(model.Declaration.HintName, GeneratedFile.End(writer));
    }
}
