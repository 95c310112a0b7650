using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter;

/// <summary>Prints the catalogue of a workflow's events, which is made when it is first asked for.</summary>
internal static class CatalogueEmitter
{
    public static void Write(SourceWriter writer, WorkflowModel model)
    {
        if (!model.Catalogue.HasProperty)
        {
            return;
        }

        writer
            .Line("/// <summary>The events that runs publish, accept and end with, by their names on the wire.</summary>")
            .Line(GeneratedFile.Attribute)
            .Line($"public {(model.HidesBase ? "new " : "")}static {KnownTypes.EventCatalogue.Global} {GeneratedNames.Events} => {GeneratedNames.EventsValue}.Value;")
            .Line()
            .Line(GeneratedFile.Attribute)
            .Open($"private static class {GeneratedNames.EventsValue}")
            .Line($"public static readonly {KnownTypes.EventCatalogue.Global} Value = new(")
            .Indent()
            .Line("static () =>")
            .Line("[")
            .Indent();
        foreach (CatalogueEntry entry in model.Catalogue.Entries)
        {
            writer.Line(entry.Name is null
                ? $"..{KnownTypes.EventEntry.Global}.Union<{entry.TypeName}, {entry.Codec}>(),"
                : $"{KnownTypes.EventEntry.Global}.Of<{entry.TypeName}, {entry.Codec}>({CSharpText.Literal(entry.Name)}),");
        }

        writer.Outdent().Line("]" + (model.Catalogue.Children.IsEmpty ? ");" : ","));
        for (int index = 0; index < model.Catalogue.Children.Count; index++)
        {
            writer.Line($"static () => {model.Catalogue.Children[index]}.{GeneratedNames.Events}{(index + 1 < model.Catalogue.Children.Count ? "," : ");")}");
        }

        writer.Outdent().Close().Line();
    }

    /// <summary>Prints what makes the codecs known that generic events look for, before the first run.</summary>
    public static void WriteRegistration(SourceWriter writer, CatalogueModel catalogue)
    {
        if (catalogue.Registered.IsEmpty)
        {
            return;
        }

        writer
            .Line()
            .Open($"private static {KnownTypes.WorkflowDefinition.Global} WithCodecs({KnownTypes.WorkflowDefinition.Global} definition)");
        foreach (CodecReference codec in catalogue.Registered)
        {
            writer.Line($"{KnownTypes.JsonCodecs.Global}.Register<{codec.TypeName}, {codec.Codec}>();");
        }

        writer.Line("return definition;").Close();
    }
}
