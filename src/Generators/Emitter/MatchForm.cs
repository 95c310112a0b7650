using GenFlow.Generators.Model;
using GenFlow.Generators.Parser;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>How the members that tell cases apart differ between a union and a workflow.</summary>
/// <param name="Model">The members.</param>
/// <param name="Modifiers">What follows their accessibility.</param>
/// <param name="First">The parameter for the value; null where it is <c>this</c>.</param>
/// <param name="Subject">The value.</param>
/// <param name="ElseOfMatch">The arms for every other value; <c>{0}</c> is the call of what takes them.</param>
/// <param name="ElseOfSwitch">The same in a statement.</param>
internal sealed record MatchForm(MatchModel Model, string Modifiers, string? First, string Subject, string[] ElseOfMatch, string[] ElseOfSwitch)
{
    public bool HasOther => First is not null;

    public IEnumerable<ArmModel> Tests => Model.Tests.Select(index => Model.Arms[index]);

    public static string Doc(ArmModel arm) => arm.TypeName.Replace("global::", "").Replace("<", "&lt;").Replace(">", "&gt;");
}

internal static class MatchFormWriter
{
    /// <summary>Prints a body that calls something for each case.</summary>
    public static void Switch(this SourceWriter writer, MatchForm form, Func<ArmModel, string> call, string other)
    {
        writer.Line("{").Indent().Open($"switch ({form.Subject})");
        foreach (ArmModel arm in form.Tests)
        {
            writer
                .Line($"case {arm.TypeName} {MatchPlanner.Variable}:")
                .Indent()
                .Line(call(arm))
                .Line("break;")
                .Outdent();
        }

        writer.Lines(form.ElseOfSwitch, other);
        writer.Close().Close();
    }

    /// <summary>Prints the lines, each with the call in its place.</summary>
    public static void Lines(this SourceWriter writer, string[] lines, string other)
    {
        foreach (string line in lines)
        {
            writer.Line(line.Replace("{0}", other));
        }
    }
}
