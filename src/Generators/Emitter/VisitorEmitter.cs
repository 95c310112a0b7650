using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints <c>IVisitor</c> and <c>Visit</c>.</summary>
internal static class VisitorEmitter
{
    public static void Write(SourceWriter writer, MatchForm form)
    {
        WriteVisitor(writer, form);
        WriteVisit(writer, form);
    }

    private static void WriteVisitor(SourceWriter writer, MatchForm form)
    {
        MatchModel model = form.Model;
        writer
            .Line($"/// <summary>What is done with each {(form.HasOther ? "event" : "case")}; a struct costs neither an allocation nor a delegate.</summary>")
            .Line(GeneratedFile.Attribute)
            .Open($"{model.Modifier} {(model.HidesBase ? "new " : "")}interface IVisitor");
        string value = form.HasOther ? "event" : "case";
        for (int index = 0; index < model.Arms.Count; index++)
        {
            WriteVisitorMethod(writer, index == 0, $"<c>{MatchForm.Doc(model.Arms[index])}</c>", value, $"Visit({model.Arms[index].TypeName} value)");
        }

        if (form.HasOther)
        {
            WriteVisitorMethod(writer, false, "every other event", value, $"Other({KnownTypes.StreamEvent.Global} value)");
        }

        writer.Close().Line();
    }

    private static void WriteVisitorMethod(SourceWriter writer, bool isFirst, string what, string value, string method)
    {
        if (!isFirst)
        {
            writer.Line();
        }

        writer
            .Line($"/// <summary>Is called for {what}.</summary>")
            .Line($"/// <param name=\"value\">The {value}.</param>")
            .Line($"void {method};");
    }

    private static void WriteVisit(SourceWriter writer, MatchForm form)
    {
        MatchModel model = form.Model;
        writer
            .Line($"/// <summary>Calls the visitor's method for the {(form.HasOther ? "type that the event has" : "case that this is")}.</summary>")
            .Line($"/// <typeparam name=\"{model.Visitor}\">The visitor.</typeparam>");
        if (form.HasOther)
        {
            writer.Line("/// <param name=\"ev\">The event.</param>");
        }

        writer
            .Line("/// <param name=\"visitor\">The visitor, by reference, so that a struct keeps what it gathers.</param>")
            .Line(GeneratedFile.Attribute)
            .Line($"{model.Modifier} {form.Modifiers}void Visit<{model.Visitor}>({(form.First is null ? "" : form.First + ", ")}ref {model.Visitor} visitor)")
            .Indent()
            .Line($"where {model.Visitor} : IVisitor, allows ref struct")
            .Outdent();
        writer.Switch(form, static arm => $"visitor.Visit({MatchPlanner.Variable});", "visitor.Other(ev)");
        writer.Line();
    }
}
