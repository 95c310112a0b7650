using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints how an object is read: a local for each member, a loop over what comes, the constructor.</summary>
internal static class ObjectReadEmitter
{
    private const int BitsOfWord = 64;

    /// <summary>Prints the statements, the last of which returns the object.</summary>
    /// <param name="writer">Receives them.</param>
    /// <param name="model">The object.</param>
    /// <param name="type">What the object calls itself; null where it does not.</param>
    public static void Write(SourceWriter writer, ObjectModel model, string? type)
    {
        // Noted is whether a member came only where that matters.
        List<int> noted = [.. Enumerable.Range(0, model.Members.Count).Where(index => model.Members[index].IsRequired)];
        int required = noted.Count;
        noted.AddRange(Enumerable.Range(0, model.Members.Count).Where(index => !model.Members[index].IsRequired && model.Members[index].Initial is null));
        for (int index = 0; index < model.Members.Count; index++)
        {
            JsonMember member = model.Members[index];
            writer.Line($"{member.Codec.TypeName} {Local(index)} = {member.Initial ?? "default!"};");
        }

        for (int word = 0; word * BitsOfWord < noted.Count; word++)
        {
            writer.Line($"ulong seen{CSharpText.Number(word)} = 0;");
        }

        writer.Line("reader.BeginObject();").Open("while (reader.NextMember())");
        WriteMembers(writer, model, noted, type);
        writer.Close();
        WriteMissing(writer, model, noted, required);
        WriteResult(writer, model, noted);
    }

    private static void WriteMembers(SourceWriter writer, ObjectModel model, List<int> noted, string? type)
    {
        string branch = "if";
        if (type is not null)
        {
            writer.Open("if (reader.NameIs(\"type\"u8))").Line($"reader.ReadType({JsonText.Utf8(type)});").Close();
            branch = "else if";
        }

        for (int index = 0; index < model.Members.Count; index++)
        {
            JsonMember member = model.Members[index];
            writer
                .Open($"{branch} (reader.NameIs({JsonText.Utf8(member.Name)}))")
                .Line($"{Local(index)} = {member.Codec.Codec}.Read(ref reader);");
            if (member.Bounds is { } bounds)
            {
                BoundsEmitter.WriteChecks(writer, bounds, index, Local(index));
            }

            if (noted.IndexOf(index) is var bit and >= 0)
            {
                writer.Line($"seen{CSharpText.Number(bit / BitsOfWord)} |= {Mask(1UL << (bit % BitsOfWord))};");
            }

            writer.Close();
            branch = "else if";
        }

        if (branch == "if")
        {
            writer.Line("reader.Skip();");
        }
        else
        {
            writer.Open("else").Line("reader.Skip();").Close();
        }
    }

    private static void WriteMissing(SourceWriter writer, ObjectModel model, List<int> noted, int required)
    {
        for (int first = 0; first < required; first += BitsOfWord)
        {
            int count = Math.Min(BitsOfWord, required - first);
            string seen = "seen" + CSharpText.Number(first / BitsOfWord);
            string mask = Mask(count == BitsOfWord ? ulong.MaxValue : (1UL << count) - 1);
            string names = string.Join(", ", noted.Skip(first).Take(count).Select(index => CSharpText.Literal(model.Members[index].Name)));
            writer
                .Line()
                .Open($"if (({seen} & {mask}) != {mask})")
                .Line($"reader.FailMissing(~{seen} & {mask}, {names});")
                .Close();
        }
    }

    private static void WriteResult(SourceWriter writer, ObjectModel model, List<int> noted)
    {
        writer.Line();
        int[] unknown = [.. noted.Where(index => model.Members[index] is { Initial: null, IsSet: true })];
        if (unknown.Length == 0)
        {
            writer.Line($"return {New(model, static _ => true, Local)};");
            return;
        }

        // What a member is where it is missing only a fresh object knows.
        string all = string.Join(" && ", unknown.Select(index => Came(noted, index)));
        writer
            .Open($"if ({all})")
            .Line($"return {New(model, static _ => true, Local)};")
            .Close()
            .Line()
            .Line($"{model.TypeName} fresh = {New(model, member => member.Initial is not null, Local)};")
            .Line($"return {New(model, static _ => true, index => unknown.Contains(index) ? $"{Came(noted, index)} ? {Local(index)} : fresh.{model.Members[index].Property}" : Local(index))};");
    }

    private static string New(ObjectModel model, Func<JsonMember, bool> isSet, Func<int, string> value)
    {
        string arguments = string.Join(", ", model.Arguments.Select(argument => argument.Member < 0 ? argument.Literal : Local(argument.Member)));
        string[] set =
        [
            .. Enumerable.Range(0, model.Members.Count)
                .Where(index => model.Members[index].IsSet && isSet(model.Members[index]))
                .Select(index => $"{model.Members[index].Property} = {value(index)}"),
        ];
        return $"new {model.TypeName}({arguments})" + (set.Length == 0 ? "" : " { " + string.Join(", ", set) + " }");
    }

    private static string Came(List<int> noted, int member)
    {
        int bit = noted.IndexOf(member);
        return $"(seen{CSharpText.Number(bit / BitsOfWord)} & {Mask(1UL << (bit % BitsOfWord))}) != 0";
    }

    private static string Local(int member) => "value" + CSharpText.Number(member);

    private static string Mask(ulong bits) => "0x" + bits.ToString("x", System.Globalization.CultureInfo.InvariantCulture) + "UL";
}
