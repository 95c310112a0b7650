using GenFlow.Generators.Model;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints how a union is written, which each case does itself, and read: by the member <c>type</c>.</summary>
internal static class UnionJsonEmitter
{
    /// <summary>What tells System.Text.Json the same.</summary>
    public static IEnumerable<string> Attributes(UnionLevel level)
    {
        CaseModel[] cases = [.. Readable(level).Where(static member => member.Form == CaseForm.Readable)];
        if (!level.Level.GetsJsonAttributes || cases.Length == 0)
        {
            yield break;
        }

        yield return $"[{KnownTypes.JsonPolymorphicAttribute.GlobalAttribute}(TypeDiscriminatorPropertyName = \"type\")]";
        foreach (CaseModel member in cases)
        {
            yield return $"[{KnownTypes.JsonDerivedTypeAttribute.GlobalAttribute}(typeof({member.TypeName}), {CSharpText.Literal(member.EventType)})]";
        }
    }

    public static void Write(SourceWriter writer, UnionLevel level)
    {
        string contract = KnownTypes.JsonCodec.Of(level.TypeName);
        writer
            .Line(GeneratedFile.Attribute)
            .Open($"static void {contract}.Write(ref {KnownTypes.EventJsonWriter.Global} writer, {level.TypeName} value)")
            .Open("if (value is null)")
            .Line("writer.WriteNull();")
            .Close()
            .Open("else")
            .Line("value.WriteJson(ref writer);")
            .Close()
            .Close()
            .Line()
            .Line(GeneratedFile.Attribute)
            .Open($"static {level.TypeName} {contract}.Read(ref {KnownTypes.EventJsonReader.Global} reader)");
        WriteRead(writer, level);
        writer
            .Close()
            .Line()
            .Line(GeneratedFile.Attribute)
            .Line($"static {KnownTypes.TypeShape.Global} {contract}.Shape => {GeneratedNames.ShapeValue}.Value;")
            .Line();
        WriteShape(writer, level);
    }

    private static void WriteRead(SourceWriter writer, UnionLevel level)
    {
        CaseModel[] cases = [.. Readable(level)];
        string name = CSharpText.Literal(level.Level.Name);
        if (cases.Length == 0)
        {
            writer.Line($"throw {KnownTypes.UnionCases.Global}.Open({name});");
            return;
        }

        writer.Line($"{KnownTypes.ReadOnlySpan.Of("byte")} type = reader.Discriminator();");
        foreach (CaseModel member in cases.Where(static member => member.Form == CaseForm.Readable))
        {
            writer
                .Open($"if ({KnownTypes.MemoryExtensions.Global}.SequenceEqual(type, {JsonText.Utf8(member.EventType)}))")
                .Line($"return {CodecNames.Of(CodecNames.Event, member.TypeName!)}.Read(ref reader);")
                .Close()
                .Line();
        }

        if (cases.FirstOrDefault(static member => member.Form == CaseForm.Unknown) is { } unknown)
        {
            writer.Line($"return new {unknown.TypeName}({KnownTypes.UnionCases.Global}.NameOf(type), reader.ReadElement());");
            return;
        }

        string known = string.Join(", ", cases.Select(static member => CSharpText.Literal(member.EventType)));
        writer.Line($"{KnownTypes.UnionCases.Global}.FailUnknown(ref reader, type, {name}, {known});").Line("return null;");
    }

    private static void WriteShape(SourceWriter writer, UnionLevel level)
    {
        writer
            .Line(GeneratedFile.Attribute)
            .Open($"private static class {GeneratedNames.ShapeValue}")
            .Line($"public static readonly {KnownTypes.UnionShape.Global} Value = new(")
            .Indent()
            .Line($"{CSharpText.Literal(level.Level.Name)}, {JsonText.OrNull(level.Level.Description)}, static () =>")
            .Line("[")
            .Indent();
        CaseModel[] cases = [.. Readable(level).Where(static member => member.Form == CaseForm.Readable)];
        foreach (CaseModel member in cases)
        {
            writer.Line($"({KnownTypes.ObjectShape.Global}){CodecNames.Of(CodecNames.Event, member.TypeName!)}.Shape,");
        }

        // A case that cannot be JSON has a name all the same.
        string names = string.Join(", ", cases.Select(static member => CSharpText.Literal(member.EventType)));
        writer.Outdent().Line($"], [{names}]);").Outdent().Close();
    }

    // Of two cases with one name, which an analyzer reports, the first is read.
    private static IEnumerable<CaseModel> Readable(UnionLevel level)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return level.Cases.Where(member => member.Form == CaseForm.Unknown || (member.Form == CaseForm.Readable && names.Add(member.EventType)));
    }
}
