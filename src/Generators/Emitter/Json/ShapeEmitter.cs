using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints the shape of a type in a class of its own, which is made when the shape is first asked for.</summary>
internal static class ShapeEmitter
{
    public static void Write(SourceWriter writer, ObjectModel model, bool isCase)
    {
        Open(writer, KnownTypes.ObjectShape);
        writer.Line($"{CSharpText.Literal(model.Name)}, {JsonText.OrNull(model.Description)}, {(isCase ? "true" : "false")},").Line("[").Indent();
        foreach (JsonMember member in model.Members)
        {
            string description = JsonText.OrNull(member.Description);
            writer.Line($"new {KnownTypes.MemberShape.Global}({CSharpText.Literal(member.Name)}, static () => {member.Codec.Codec}.Shape, {(member.IsRequired ? "true" : "false")}, {description}, {JsonText.OrNull(member.DefaultJson)}{(member.Bounds is { } bounds ? BoundsEmitter.ShapeArgument(bounds) : "")}),");
        }

        writer.Outdent().Line("]);").Outdent().Close();
    }

    public static void Write(SourceWriter writer, EnumModel model)
    {
        Open(writer, KnownTypes.EnumShape);
        string names = string.Join(", ", model.Names.Where(static name => name.IsFirst).Select(static name => CSharpText.Literal(name.Name)));
        writer
            .Line($"{CSharpText.Literal(model.Name)}, {JsonText.OrNull(model.Description)}, new string[] {{ {names} }}, {(model.IsFlags ? "true" : "false")});")
            .Outdent()
            .Close();
    }

    private static void Open(SourceWriter writer, KnownType shape) => writer
        .Line(GeneratedFile.Attribute)
        .Open($"private static class {GeneratedNames.ShapeValue}")
        .Line($"public static readonly {shape.Global} Value = new(")
        .Indent();
}
