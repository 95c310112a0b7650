using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints <c>Match</c>, <c>Switch</c> and <c>Visit</c>: a chain of type tests, as one would write it. Functions are
/// not checked for null: the compiler's nullability does it, and each call would pay for all of them.</summary>
internal static class MatchEmitter
{
    /// <summary>The members of a union.</summary>
    public static void WriteUnion(SourceWriter writer, MatchModel model, string union)
    {
        string noCase = $"{KnownTypes.UnionCases.Global}.NoCase(this, {CSharpText.Literal(union)})";
        Write(writer, new MatchForm(model, "", null, "this", [$"_ => throw {noCase},"], [$"default:", $"    throw {noCase};"]));
    }

    /// <summary>The members of a workflow, for a stream event.</summary>
    public static void WriteWorkflow(SourceWriter writer, WorkflowModel workflow)
    {
        if (workflow.Match is not { } model)
        {
            return;
        }

        string isNull = $"throw new {KnownTypes.ArgumentNullException.Global}(nameof(ev))";
        Write(writer, new MatchForm(
            model,
            model.HidesBase ? "new static " : "static ",
            $"{KnownTypes.StreamEvent.Global} ev",
            "ev",
            [$"null => {isNull},", "_ => {0},"],
            ["case null:", $"    {isNull};", "default:", "    {0};", "    break;"]));
    }

    private static void Write(SourceWriter writer, MatchForm form)
    {
        if (form.Model.Members.HasFlag(MatchMembers.Match))
        {
            WriteDelegates(writer, form, true, false);
            WriteDelegates(writer, form, true, true);
        }

        if (form.Model.Members.HasFlag(MatchMembers.Switch))
        {
            WriteDelegates(writer, form, false, false);
            WriteDelegates(writer, form, false, true);
        }

        if (form.Model.Members.HasFlag(MatchMembers.Visit))
        {
            VisitorEmitter.Write(writer, form);
        }
    }

    private static void WriteDelegates(SourceWriter writer, MatchForm form, bool gives, bool hasState)
    {
        MatchModel model = form.Model;
        string what = gives ? "function" : "action";
        writer.Line($"/// <summary>Calls the {what} for the {(form.HasOther ? "type that the event has" : "case that this is")}{(hasState ? ", with what it needs, so that it can be static" : "")}.</summary>");
        if (hasState)
        {
            writer.Line($"/// <typeparam name=\"{model.State}\">What the {what}s need.</typeparam>");
        }

        if (gives)
        {
            writer.Line($"/// <typeparam name=\"{model.Result}\">What the functions give.</typeparam>");
        }

        Documentation(writer, form, what, hasState);
        if (gives)
        {
            writer.Line("/// <returns>What the function gave.</returns>");
        }

        string[] generics = [.. Only(hasState, model.State), .. Only(gives, model.Result)];
        string list = generics.Length == 0 ? "" : $"<{string.Join(", ", generics)}>";
        writer
            .Line(GeneratedFile.Attribute)
            .Line($"{model.Modifier} {form.Modifiers}{(gives ? model.Result : "void")} {(gives ? "Match" : "Switch")}{list}(")
            .Indent();
        string[] head = [.. form.First is null ? [] : new[] { form.First }, .. Only(hasState, $"{model.State} state")];
        string[] delegates = [.. Arms(form).Select(arm => $"{Delegate(model, arm.TypeName, gives, hasState)} {arm.Parameter}")];
        string[] parameters = [.. head, .. delegates];
        for (int index = 0; index < parameters.Length; index++)
        {
            writer.Line(parameters[index] + (index < parameters.Length - 1 ? "," : ")"));
        }

        foreach (string generic in generics)
        {
            writer.Line($"where {generic} : allows ref struct");
        }

        string state = hasState ? "state, " : "";
        string other = $"other({state}{form.Subject})";
        if (gives)
        {
            writer.Line($"=> {form.Subject} switch").Line("{").Indent();
            foreach (ArmModel arm in form.Tests)
            {
                writer.Line($"{arm.TypeName} {MatchPlanner.Variable} => {arm.Parameter}({state}{MatchPlanner.Variable}),");
            }

            writer.Lines(form.ElseOfMatch, other);
            writer.Outdent().Line("};").Outdent();
        }
        else
        {
            writer.Outdent();
            writer.Switch(form, arm => $"{arm.Parameter}({state}{MatchPlanner.Variable});", other);
        }

        writer.Line();
    }

    private static void Documentation(SourceWriter writer, MatchForm form, string what, bool hasState)
    {
        if (form.HasOther)
        {
            writer.Line("/// <param name=\"ev\">The event.</param>");
        }

        if (hasState)
        {
            writer.Line($"/// <param name=\"state\">Is given to the {what}.</param>");
        }

        foreach (ArmModel arm in form.Model.Arms)
        {
            writer.Line($"/// <param name=\"{arm.Parameter.TrimStart('@')}\">For <c>{MatchForm.Doc(arm)}</c>.</param>");
        }

        if (form.HasOther)
        {
            writer.Line("/// <param name=\"other\">For every other event.</param>");
        }
    }

    private static IEnumerable<ArmModel> Arms(MatchForm form) =>
        form.HasOther ? form.Model.Arms.Append(new(KnownTypes.StreamEvent.Global, "other")) : form.Model.Arms;

    private static string Delegate(MatchModel model, string type, bool gives, bool hasState) => (gives, hasState) switch
    {
        (true, false) => KnownTypes.Func.Of(type, model.Result),
        (true, true) => KnownTypes.FuncOfState.Of(model.State, type, model.Result),
        (false, false) => KnownTypes.Action.Of(type),
        (false, true) => KnownTypes.ActionOfState.Of(model.State, type),
    };

    private static IEnumerable<string> Only(bool condition, string text) => condition ? [text] : [];
}
