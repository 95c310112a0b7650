using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints how the members of an object are written.</summary>
internal static class ObjectWriteEmitter
{
    /// <summary>Prints the statements.</summary>
    /// <param name="writer">Receives them.</param>
    /// <param name="model">The object.</param>
    /// <param name="value">The object, as C#.</param>
    /// <param name="type">What the object calls itself; null where it does not.</param>
    public static void Write(SourceWriter writer, ObjectModel model, string value, string? type)
    {
        writer.Line("writer.Enter();");
        bool begins = type is null;
        string before = begins ? "{" : "{\"type\":" + JsonNames.Quoted(type!);
        foreach (JsonMember member in model.Members.Where(static member => member.Omission == Omission.Never))
        {
            WriteMember(writer, member, value, JsonText.Utf8(before + (begins ? "" : ",") + JsonNames.Quoted(member.Name) + ":"));
            before = "";
            begins = false;
        }

        JsonMember[] omissible = [.. model.Members.Where(static member => member.Omission != Omission.Never)];
        if (omissible.Length == 0)
        {
            if (before.Length > 0)
            {
                writer.Line($"writer.WriteRaw({JsonText.Utf8(before)});");
            }

            writer.Line("writer.EndObject();");
        }
        else if (begins)
        {
            WriteFirstUnknown(writer, omissible, value);
        }
        else
        {
            if (before.Length > 0)
            {
                writer.Line($"writer.WriteRaw({JsonText.Utf8(before)});");
            }

            foreach (JsonMember member in omissible)
            {
                writer.Open($"if ({IsThere(member, value)})");
                WriteMember(writer, member, value, JsonText.Utf8("," + JsonNames.Quoted(member.Name) + ":"));
                writer.Close();
            }

            writer.Line("writer.EndObject();");
        }
    }

    // Any of them may be the first, or none.
    private static void WriteFirstUnknown(SourceWriter writer, JsonMember[] members, string value)
    {
        writer.Line("bool any = false;");
        foreach (JsonMember member in members)
        {
            string name = JsonNames.Quoted(member.Name) + ":";
            writer
                .Open($"if ({IsThere(member, value)})")
                .Line($"writer.WriteRaw(any ? {JsonText.Utf8("," + name)} : {JsonText.Utf8("{" + name)});")
                .Line($"{member.Codec.Codec}.Write(ref writer, {value}.{member.Property}!);")
                .Line("any = true;")
                .Close();
        }

        writer.Open("if (!any)").Line("writer.WriteRaw(\"{\"u8);").Close().Line().Line("writer.EndObject();");
    }

    private static void WriteMember(SourceWriter writer, JsonMember member, string value, string before)
    {
        if (member.Codec.WriteMethod is { } method)
        {
            writer.Line($"writer.{method}({before}, {value}.{member.Property});");
        }
        else
        {
            writer
                .Line($"writer.WriteRaw({before});")
                .Line($"{member.Codec.Codec}.Write(ref writer, {value}.{member.Property});");
        }
    }

    private static string IsThere(JsonMember member, string value) => member.Omission == Omission.WhenNull
        ? $"{value}.{member.Property} is not null"
        : $"!global::System.Collections.Generic.EqualityComparer<{member.Codec.TypeName}>.Default.Equals({value}.{member.Property}, default!)";
}
