using GenFlow.Generators.Emitter.Json;
using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the classes that read objects while they arrive.</summary>
internal static class PartialEmitter
{
    public static void Write(SourceWriter writer, EquatableArray<PartialModel> models)
    {
        for (int index = 0; index < models.Count; index++)
        {
            if (index > 0)
            {
                writer.Line();
            }

            Write(writer, models[index]);
        }
    }

    private static void Write(SourceWriter writer, PartialModel model)
    {
        string json = KnownTypes.PartialJson.Global;
        string field = "_genFlowJson";
        while (model.Members.Any(member => member.Property == field))
        {
            field += "_";
        }

        writer
            .Summary($"{model.Of} so far: each member is read when it is asked for, and null while nothing of it has come.")
            .Line(GeneratedFile.Attribute)
            .Open($"public sealed class {model.Name}")
            .Line($"private readonly {json} {field};")
            .Line()
            .Summary("Reads what has come.")
            .Parameter("json", "What has come.")
            .Line(GeneratedFile.Hidden)
            .Line($"public {model.Name}({json} json) => {field} = json;");
        JsonMember[] members = [.. model.Members.Where(static member => member.Partial is not null && member.Property != nameof(ToString))];
        foreach (JsonMember member in members)
        {
            writer
                .Line()
                .Summary(member.Description ?? $"'{member.Name}', as far as it has come; null where it has not.")
                .Line($"public {member.Partial!.TypeName}? {member.Property} => {member.Partial.Read($"{field}.Member({JsonText.Utf8(member.Name)})")};");
        }

        string text = string.Concat(members.Select(static member => $".Add({CSharpText.Literal(member.Property.TrimStart('@'))}, {member.Property})"));
        writer
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public override string ToString() => new {KnownTypes.PartialText.Global}(){text}.ToString();")
            .Close();
    }
}
