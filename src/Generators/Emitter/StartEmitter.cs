using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the members that start runs.</summary>
internal static class StartEmitter
{
    private static readonly string s_tail = $"{KnownTypes.RunOptions.Global}? options = null, {KnownTypes.CancellationToken.Global} cancellationToken = default";

    public static IEnumerable<string> Interfaces(WorkflowModel model) =>
        model.Inputs.Where(static input => input.Interface != InterfaceForm.None).Select(input => Interface(model, input));

    public static void Write(SourceWriter writer, WorkflowModel model, InputModel input)
    {
        WriteMember(
            writer,
            model,
            input,
            "Starts a run. User code runs on pool threads only, never on this call's stack.",
            "The running run; disposing it cancels it.",
            KnownTypes.ValueTaskOfResult.Of(KnownTypes.WorkflowHandler.Of(model.Result)) + " " + GeneratedNames.RunAsync,
            "StartAsync");
        WriteMember(
            writer,
            model,
            input,
            "Runs to the end: starts a run, awaits its result and disposes it.",
            "The run's result.",
            KnownTypes.TaskOfResult.Of(model.Result) + " " + GeneratedNames.ExecuteAsync,
            "ExecuteAsync");
        if (input.Interface == InterfaceForm.Explicit)
        {
            WriteInterfaceMember(writer, model, input);
        }
    }

    private static void WriteMember(SourceWriter writer, WorkflowModel model, InputModel input, string summary, string returns, string member, string start)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        if (input.Form != InputForm.None)
        {
            writer.Line($"/// <param name=\"{Parameter(input)}\">{ParameterDoc(input)}</param>");
        }

        string parameters = input.Form == InputForm.None ? s_tail : $"{input.TypeName} {Parameter(input)}, {s_tail}";
        writer
            .Line("/// <param name=\"options\">Limits and clock; null for the defaults.</param>")
            .Line("/// <param name=\"cancellationToken\">Cancels the run.</param>")
            .Line($"/// <returns>{returns}</returns>")
            .Line(GeneratedFile.Attribute)
            .Line($"{input.Modifier} {(model.HidesBase ? "new " : "")}{member}({parameters})")
            .Indent()
            .Line($"=> new {GeneratedNames.Run}(this, options).{start}({Start(input)}, cancellationToken);")
            .Outdent()
            .Line();
    }

    private static void WriteInterfaceMember(SourceWriter writer, WorkflowModel model, InputModel input)
    {
        string start = input.Form == InputForm.Payload ? Start(input) : Parameter(input);
        writer
            .Line(GeneratedFile.Attribute)
            .Line($"{KnownTypes.ValueTaskOfResult.Of(KnownTypes.WorkflowHandler.Of(model.Result))} {Interface(model, input)}.RunAsync({input.TypeName} {Parameter(input)}, {KnownTypes.RunOptions.Global}? options, {KnownTypes.CancellationToken.Global} cancellationToken)")
            .Indent()
            .Line($"=> new {GeneratedNames.Run}(this, options).StartAsync({start}, cancellationToken);")
            .Outdent()
            .Line();
    }

    private static string Interface(WorkflowModel model, InputModel input) => KnownTypes.Workflow.Of(input.TypeName, model.Result);

    private static string Parameter(InputModel input) => input.Form == InputForm.StartRecord ? "start" : "input";

    private static string ParameterDoc(InputModel input) => input.Form switch
    {
        InputForm.Payload => "What the run works on.",
        InputForm.StartRecord => "The event that starts the run.",
        _ => "The event that the run begins with.",
    };

    private static string Start(InputModel input) => input.Form switch
    {
        InputForm.None => $"new {input.Start}()",
        InputForm.Payload => $"new {input.Start}({Parameter(input)})",
        _ => Parameter(input),
    };
}
