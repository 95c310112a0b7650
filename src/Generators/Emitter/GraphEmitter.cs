using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints what a workflow's graph is made from when it is first asked for.</summary>
internal static class GraphEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        if (model.Graph is not { } lines)
        {
            return;
        }

        writer
            .Line("/// <summary>The steps and the ways of the events between them, as they are declared and as runs have shown.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line($"public {(model.HidesBase ? "new " : "")}static {KnownTypes.WorkflowGraph.Global} {GeneratedNames.Graph} => {GeneratedNames.GraphValue}.Value.Graph;")
            .Line()
            .Line(GeneratedFile.Attribute)
            .Open($"private static class {GeneratedNames.GraphValue}")
            .Line($"public static readonly {KnownTypes.GraphSource.Global} Value = new({GeneratedNames.Run}.{DefinitionEmitter.Field}, static graph =>")
            .Line("{")
            .Indent();
        foreach (GraphLine line in lines)
        {
            writer.Line($"graph.{line.Form}({string.Join(", ", Arguments(line))});");
        }

        writer.Outdent().Line("});").Close().Line();
    }

    private static IEnumerable<string> Arguments(GraphLine line)
    {
        if (line.Form == GraphForm.Key)
        {
            return [CSharpText.Number(line.Step), CSharpText.Number(line.Targets[0].Slot), CSharpText.Literal(line.Type)];
        }

        IEnumerable<string> arguments = line.Step < 0 ? [TypeOf(line.Type)] : [CSharpText.Number(line.Step), TypeOf(line.Type)];
        return line.Form switch
        {
            GraphForm.Runs => arguments.Append(line.Other is null ? "null" : $"static () => {line.Other}.{GeneratedNames.Graph}"),
            GraphForm.Opens => arguments.Concat(line.Joins.Select(CSharpText.Number)),
            GraphForm.Answers or GraphForm.Awaits => arguments.Append(TypeOf(line.Other!)).Concat(Targets(line)),
            _ => arguments.Concat(Targets(line)),
        };
    }

    private static string TypeOf(string type) => $"typeof({type})";

    private static IEnumerable<string> Targets(GraphLine line) =>
        line.Targets.IsEmpty ? [] : [$"[{string.Join(", ", line.Targets.Select(Target))}]"];

    private static string Target(EventTarget target) =>
        target.Slot < 0 ? $"new({CSharpText.Number(target.Step)})" : $"new({CSharpText.Number(target.Step)}, {CSharpText.Number(target.Slot)})";
}
