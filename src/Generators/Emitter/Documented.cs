using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints documentation comments of generated members.</summary>
internal static class Documented
{
    public static SourceWriter Summary(this SourceWriter writer, string text) => writer.Line($"/// <summary>{Escaped(text)}</summary>");

    public static SourceWriter Parameter(this SourceWriter writer, string name, string text) =>
        writer.Line($"/// <param name=\"{name}\">{Escaped(text)}</param>");

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
