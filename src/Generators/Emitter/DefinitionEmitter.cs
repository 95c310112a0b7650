using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the workflow's steps and routes as data.</summary>
internal static class DefinitionEmitter
{
    /// <summary>The field, which the class around the run reads too.</summary>
    public const string Field = "s_definition";

    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        bool registers = !model.Catalogue.Registered.IsEmpty;
        writer
            .Line($"public static readonly {KnownTypes.WorkflowDefinition.Global} {Field} = {(registers ? "WithCodecs(" : "")}new(")
            .Indent()
            .Line(CSharpText.Literal(model.Name) + ",");
        WriteList(writer, model.Steps.Select(static (step, index) => $"{Step(step)}, // {CSharpText.Number(index)}"), ",");
        WriteList(writer, model.Routes.Select(static route => $"{Route(route)}, // {route.EventType}"), registers ? "));" : ");");
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
        string created = $"new {KnownTypes.StepDefinition.Global}({CSharpText.Literal(step.Signature.Name)})";
        string settings = string.Join(", ", Policy(step.Signature.Policy).Concat(Scopes(step)).Concat(Join(step)));
        return settings.Length == 0 ? created : $"{created} {{ {settings} }}";
    }

    // Values are printed as they were written: the runtime says which of them are out of range.
    private static IEnumerable<string> Policy(StepPolicy policy)
    {
        if (policy.MaxConcurrency != 0)
        {
            yield return "MaxConcurrency = " + CSharpText.Number(policy.MaxConcurrency);
        }

        if (policy.HasRetry)
        {
            yield return $"Retry = new {KnownTypes.RetryPolicy.Global}({CSharpText.Number(policy.Retries)}, {CSharpText.Number(policy.RetryDelay)}, {CSharpText.Number(policy.Backoff)}, {CSharpText.Number(policy.MaxRetryDelay)}, {CSharpText.Number(policy.Jitter)})";
        }

        if (policy.Timeout != 0)
        {
            yield return "Timeout = " + CSharpText.Number(policy.Timeout);
        }
    }

    private static IEnumerable<string> Scopes(StepModel step)
    {
        if (step.Signature.IsFanOut)
        {
            yield return "IsFanOut = true";
        }

        if (step.IsFork)
        {
            yield return "IsFork = true";
        }

        if (!step.Joins.IsEmpty)
        {
            yield return Joins(step.Joins);
        }
    }

    private static IEnumerable<string> Join(StepModel step)
    {
        StepSignature signature = step.Signature;
        if (signature.CollectSlots > 0)
        {
            yield return "CollectSlots = " + CSharpText.Number(signature.CollectSlots);
        }

        if (step.CollectFrom >= 0)
        {
            yield return "CollectFrom = " + CSharpText.Number(step.CollectFrom);
        }

        if (signature.CollectCount > 0)
        {
            yield return "CollectCount = " + CSharpText.Number(signature.CollectCount);
        }

        if (signature.Key is not null)
        {
            yield return "CollectByKey = true";
        }

        if (signature.IsDiamond)
        {
            StepParameter[] events = [.. signature.Parameters.Where(static parameter => parameter.Role == ParameterRole.Event)];
            yield return $"EventSlots = [{string.Join(", ", events.Select(static slot => slot.IsNullable ? "true" : "false"))}]";
            yield return $"EventTypes = [{string.Join(", ", events.Select(static slot => CSharpText.Literal(slot.Event!.Name.Replace("global::", ""))))}]";
        }
    }

    private static string Route(RouteModel route)
    {
        string created = $"new {KnownTypes.RouteDefinition.Global}({string.Join(", ", route.Targets.Select(Target))})";
        return route.Joins.IsEmpty ? created : $"{created} {{ {Joins(route.Joins)} }}";
    }

    private static string Joins(EquatableArray<int> joins) => $"Joins = [{string.Join(", ", joins.Select(CSharpText.Number))}]";

    private static string Target(EventTarget target)
    {
        string slot = target.Slot < 0 ? "" : ", " + CSharpText.Number(target.Slot);
        return $"new {KnownTypes.RouteTarget.Global}({CSharpText.Number(target.Step)}{slot})";
    }
}
