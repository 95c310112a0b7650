using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the parts that a union and its cases have because it is closed.</summary>
internal static class UnionEmitter
{
    public static void Emit(SourceProductionContext output, UnionModel? model)
    {
        if (model is null)
        {
            return;
        }

        SourceWriter writer = GeneratedFile.Begin();
        foreach (UnionLevel level in model.Levels)
        {
            writer.Line().OpenType(level.Declaration, [], []);
            if (level == model.Levels[0])
            {
                MatchEmitter.WriteUnion(writer, model.Match, level.Name);
                WriteClosing(writer, model.Closing);
            }

            writer.CloseType(level.Declaration);
        }

        foreach (CaseModel member in model.Cases)
        {
            WriteCase(writer, member, model.Closing);
        }

        output.AddSource(model.HintName, GeneratedFile.End(writer));
    }

    private static void WriteClosing(SourceWriter writer, string? closing)
    {
        if (closing is not null)
        {
            writer
                .Line("/// <summary>Cannot be overridden in another assembly, so that no other can add a case.</summary>")
                .Line(GeneratedFile.Attribute)
                .Line(GeneratedFile.Hidden)
                .Line($"private protected abstract void {closing}();");
        }
    }

    private static void WriteCase(SourceWriter writer, CaseModel member, string? closing)
    {
        if (closing is null || member.Declaration is null)
        {
            return;
        }

        writer.Line().OpenType(member.Declaration, [], []);
        if (closing is not null)
        {
            writer
                .Line("/// <inheritdoc/>")
                .Line(GeneratedFile.Attribute)
                .Open($"private protected override void {closing}()")
                .Close();
        }

        writer.CloseType(member.Declaration);
    }
}
