using GenFlow.Generators.Emitter.Json;
using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the shape of a workflow, which is made when it is first asked for.</summary>
internal static class WorkflowShapeEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        if (model.Shape is not { } shape)
        {
            return;
        }

        string inputs = string.Join(", ", shape.Inputs.Select(Input));
        string published = string.Join(", ", shape.Published.Select(static codec => codec + ".Shape"));
        writer
            .Line("/// <summary>What a run takes, streams and gives, as JSON.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line($"public {(model.HidesBase ? "new " : "")}static {KnownTypes.WorkflowShape.Global} {GeneratedNames.Shape} => {GeneratedNames.ShapeValue}.Value;")
            .Line()
            .Line(GeneratedFile.Attribute)
            .Open($"private static class {GeneratedNames.ShapeValue}")
            .Line($"public static readonly {KnownTypes.WorkflowShape.Global} Value = new(")
            .Indent()
            .Line($"{CSharpText.Literal(model.Name)}, {JsonText.OrNull(shape.Description)},")
            .Line($"static () => new {KnownTypes.InputShape.Global}[] {{ {inputs} }},")
            .Line($"{Getter(shape.Result)},")
            .Line($"static () => new {KnownTypes.TypeShape.Global}[] {{ {published} }});")
            .Outdent()
            .Close();
        writer.Line();
    }

    private static string Input(InputShapeModel input) => input.TakesValue
        ? $"new(true, {Getter(input.Codec)})"
        : $"{KnownTypes.InputShape.Global}.Nothing";

    private static string Getter(string? codec) => codec is null ? "null" : $"static () => {codec}.Shape";
}
