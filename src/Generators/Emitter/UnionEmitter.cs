using GenFlow.Generators.Emitter.Json;
using GenFlow.Generators.Model;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the parts that a union and its cases have because they belong together.</summary>
internal static class UnionEmitter
{
    public static void Emit(SourceProductionContext output, UnionModel? model)
    {
        if (model is null)
        {
            return;
        }

        SourceWriter writer = GeneratedFile.Begin();
        for (int index = 0; index < model.Levels.Count; index++)
        {
            UnionLevel level = model.Levels[index];
            writer.Line().OpenType(level.Declaration, [KnownTypes.JsonCodec.Of(level.TypeName)], UnionJsonEmitter.Attributes(level));
            if (index == 0 && model.Match is { } match)
            {
                MatchEmitter.WriteUnion(writer, match, level.Level.Name);
                WriteClosing(writer, model.Closing);
            }

            UnionJsonEmitter.Write(writer, level);
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
                .Line($"private protected abstract void {closing}();")
                .Line();
        }
    }

    private static void WriteCase(SourceWriter writer, CaseModel member, string? closing)
    {
        if (member.Declaration is null || (closing is null && member.Form != CaseForm.Unknown))
        {
            return;
        }

        bool isUnknown = member.Form == CaseForm.Unknown;
        writer.Line().OpenType(member.Declaration, isUnknown ? [KnownTypes.JsonCodec.Of(member.TypeName!)] : []);
        if (closing is not null)
        {
            writer
                .Line("/// <inheritdoc/>")
                .Line(GeneratedFile.Attribute)
                .Open($"private protected override void {closing}()")
                .Close();
        }

        if (isUnknown)
        {
            UnknownCaseEmitter.Write(writer, member.TypeName!);
        }

        writer.CloseType(member.Declaration);
    }
}
