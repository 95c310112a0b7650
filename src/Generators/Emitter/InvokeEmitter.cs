using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints how a step is called and what is made of what it returns.</summary>
internal static class InvokeEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        writer
            .Line("/// <inheritdoc/>")
            .Open($"protected override {KnownTypes.StepResult.Global} Invoke(int step, {KnownTypes.Context.Global} context, object payload)")
            .Open("switch (step)");
        for (int index = 0; index < model.Steps.Count; index++)
        {
            StepSignature step = model.Steps[index].Signature;
            writer.Line($"case {CSharpText.Number(index)}:").Indent();
            WriteCall(writer, step, Call(step, model.TypeName));
            writer.Outdent();
        }

        writer
            .Line("default:")
            .Indent()
            .Line($"throw new {KnownTypes.ArgumentOutOfRangeException.Global}(nameof(step));")
            .Outdent()
            .Close()
            .Close();
    }

    private static void WriteCall(SourceWriter writer, StepSignature step, string call)
    {
        if (step.Result is { Content: ResultContent.Nothing, Carrier: ResultCarrier.Bare })
        {
            writer.Line(call + ";").Line($"return {KnownTypes.StepResult.Global}.None;");
            return;
        }

        string result = step.Result.IsAnnotated && !IsBareEvent(step.Result) ? call + "!" : call;
        writer.Line($"return {KnownTypes.StepResult.Global}.{Factory(step.Result)}({result});");
    }

    private static bool IsBareEvent(StepShape result) => result is { Content: ResultContent.Event, Carrier: ResultCarrier.Bare };

    private static string Factory(StepShape result) => result.Content switch
    {
        ResultContent.Nothing => "Of",
        ResultContent.Event when result.Carrier == ResultCarrier.Bare => "Of",
        ResultContent.Event => "OfEvent",
        ResultContent.AnyOf => "OfAny",
        _ => "OfSequence",
    };

    private static string Call(StepSignature step, string typeName)
    {
        string target = step switch
        {
            { IsStatic: true } => step.CalledThrough ?? typeName,
            { CalledThrough: { } through } => $"(({through})_workflow)",
            _ => "_workflow",
        };
        return $"{target}.{CSharpText.Identifier(step.Name)}({string.Join(", ", step.Parameters.Select(Argument))})";
    }

    private static string Argument(StepParameter parameter) => parameter.Role switch
    {
        ParameterRole.Context => "context",
        ParameterRole.CancellationToken => "context.CancellationToken",
        ParameterRole.Collected => $"{KnownTypes.Batch.Global}.List<{parameter.Event!.Name}>(payload, {CSharpText.Number(parameter.Slot)})",
        ParameterRole.State => $"{KnownTypes.RunState.Global}.Of<{parameter.State!.Name}>(context, {Create(parameter.State)})",
        _ when parameter.Slot >= 0 => $"{KnownTypes.Batch.Global}.Event<{parameter.Event!.Name}>(payload, {CSharpText.Number(parameter.Slot)}){(parameter.IsNullable ? "" : "!")}",
        _ => $"{KnownTypes.Unsafe.Global}.As<{parameter.Event!.Name}>(payload)",
    };

    private static string Create(StateReference state) => state.Create is { } create ? "static () => " + create : "null";
}
