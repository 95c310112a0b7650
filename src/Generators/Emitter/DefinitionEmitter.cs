using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the workflow's steps and routes as data.</summary>
internal static class DefinitionEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        writer
            .Line($"private static readonly {KnownTypes.WorkflowDefinition.Global} s_definition = new(")
            .Indent()
            .Line(CSharpText.Literal(model.Name) + ",");
        WriteList(writer, model.Steps.Select(static (step, index) => $"{Step(step)}, // {CSharpText.Number(index)}"), ",");
        WriteList(writer, model.Routes.Select(static route => $"new {KnownTypes.RouteDefinition.Global}({string.Join(", ", route.Targets.Select(Target))}), // {route.EventType}"), ");");
        writer.Outdent();
    }

    private static void WriteList(SourceWriter writer, IEnumerable<string> items, string end)
    {
        string[] lines = [.. items];
        if (lines.Length == 0)
        {
            writer.Line("[]" + end);
            return;
        }

        writer.Line("[").Indent();
        foreach (string line in lines)
        {
            writer.Line(line);
        }

        writer.Outdent().Line("]" + end);
    }

    private static string Step(StepModel step)
    {
        var settings = new List<string>();
        if (step.Signature.MaxConcurrency > 0)
        {
            settings.Add("MaxConcurrency = " + CSharpText.Number(step.Signature.MaxConcurrency));
        }

        if (step.Signature.IsFanOut)
        {
            settings.Add("IsFanOut = true");
        }

        if (!step.Joins.IsEmpty)
        {
            settings.Add($"Joins = [{string.Join(", ", step.Joins.Select(CSharpText.Number))}]");
        }

        if (step.Signature.CollectSlots > 0)
        {
            settings.Add("CollectSlots = " + CSharpText.Number(step.Signature.CollectSlots));
        }

        string created = $"new {KnownTypes.StepDefinition.Global}({CSharpText.Literal(step.Signature.Name)})";
        return settings.Count == 0 ? created : $"{created} {{ {string.Join(", ", settings)} }}";
    }

    private static string Target(TargetModel target)
    {
        string slot = target.Slot < 0 ? "" : ", " + CSharpText.Number(target.Slot);
        return $"new {KnownTypes.RouteTarget.Global}({CSharpText.Number(target.Step)}{slot})";
    }
}
