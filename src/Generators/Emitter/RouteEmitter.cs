using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints how an event finds its parameters: exact types by reference comparison, which is the hot path, then
/// bases.</summary>
internal static class RouteEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        writer.Line("/// <inheritdoc/>").Open($"protected override int Route({KnownTypes.Event.Global} ev)");
        if (model.Tests.Any(static test => test.Form == RouteTestForm.Exact))
        {
            writer.Line($"{KnownTypes.Type.Global} type = ev.GetType();");
        }

        foreach (RouteTest test in model.Tests)
        {
            writer.Line(Test(test));
        }

        if (!model.Tests.Any(static test => test.Form == RouteTestForm.Any))
        {
            writer.Line("return Unroutable;");
        }

        writer.Close();
    }

    private static string Test(RouteTest test) => test.Form switch
    {
        RouteTestForm.Exact => $"if (type == typeof({test.TypeName})) return {Answer(test)};",
        RouteTestForm.Stop => $"if (ev is {test.TypeName}) return Stop;",
        RouteTestForm.Request => $"if (ev is {test.TypeName}) return Request;",
        RouteTestForm.Refused => $"if (ev is {test.TypeName}) return Unroutable;",
        RouteTestForm.Derived => $"if (ev is {test.TypeName}) return {Answer(test)};",
        _ => $"return {Answer(test)};",
    };

    private static string Answer(RouteTest test) =>
        test.Step >= 0 ? CSharpText.Number(test.Step) : "FirstRoute - " + CSharpText.Number(test.Route);
}
