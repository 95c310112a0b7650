using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the nested class that is a run of the workflow: the one name that generated code adds besides its
/// public members.</summary>
internal static class RunEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        string hidden = $"[{KnownTypes.EditorBrowsableAttribute.GlobalAttribute}({KnownTypes.EditorBrowsableState.Global}.Never)]";
        writer
            .Line(GeneratedFile.Attribute)
            .Line(hidden)
            .Open($"private sealed class {GeneratedNames.Run} : {KnownTypes.WorkflowRun.Of(model.Result)}");
        DefinitionEmitter.Write(writer, model);
        writer
            .Line()
            .Line($"private readonly {model.TypeName} _workflow;")
            .Line()
            .Line($"public {GeneratedNames.Run}({model.TypeName} workflow, {KnownTypes.RunOptions.Global}? options)")
            .Indent()
            .Line($": base({DefinitionEmitter.Field}, options, workflow)")
            .Line("=> _workflow = workflow;")
            .Outdent()
            .Line();
        RouteEmitter.Write(writer, model);
        writer.Line();
        InvokeEmitter.Write(writer, model);
        KeyEmitter.Write(writer, model);
        RecoverEmitter.Write(writer, model);
        CatalogueEmitter.WriteRegistration(writer, model.Catalogue);
        writer.Close();
    }
}
