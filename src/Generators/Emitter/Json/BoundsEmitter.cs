using System.Text.RegularExpressions;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Emitter.Json;

/// <summary>Prints what the values of a member must be within: the checks behind the reading, and the schema's part.</summary>
internal static class BoundsEmitter
{
    // What only .NET knows: groups with names or options, anchors of its own, categories, classes that are subtracted.
    private static readonly Regex s_onlyDotNet = new(@"\(\?(?![:=!])|\\[AGZzpP]|\[[^\]]*-\[", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static void WriteChecks(SourceWriter writer, MemberBounds bounds, int member, string value)
    {
        if (bounds.IsNullable)
        {
            string there = "given" + CSharpText.Number(member);
            writer.Open($"if ({value} is {{ }} {there})");
            WriteGiven(writer, bounds, member, there);
            writer.Close();
        }
        else
        {
            WriteGiven(writer, bounds, member, value);
        }
    }

    /// <summary>Prints the class that keeps the patterns of an object's members; nothing where there are none.</summary>
    public static void WritePatterns(SourceWriter writer, ObjectModel model)
    {
        int[] bounded = [.. Enumerable.Range(0, model.Members.Count).Where(index => model.Members[index].Bounds?.Pattern is not null)];
        if (bounded.Length == 0)
        {
            return;
        }

        writer.Line().Line(GeneratedFile.Attribute).Open($"private static class {GeneratedNames.Patterns}");
        foreach (int index in bounded)
        {
            MemberBounds bounds = model.Members[index].Bounds!;
            writer.Line($"public static readonly {KnownTypes.Regex.Global} {PatternOf(index)} = {KnownTypes.Bounds.Global}.Whole({CSharpText.Literal(bounds.Pattern!)}, {CSharpText.Number(bounds.PatternTimeout)});");
        }

        writer.Close();
    }

    /// <summary>The bounds in the shape of the member, as a further argument; empty where a schema has no word for them.</summary>
    public static string ShapeArgument(MemberBounds bounds)
    {
        var parts = new List<string>();
        AddText(nameof(bounds.Minimum), bounds.Minimum);
        Add(bounds.IsMinimumExclusive && bounds.Minimum is not null, "IsMinimumExclusive = true");
        AddText(nameof(bounds.Maximum), bounds.Maximum);
        Add(bounds.IsMaximumExclusive && bounds.Maximum is not null, "IsMaximumExclusive = true");
        Add(bounds.MinLength > 0, $"MinLength = {CSharpText.Number(bounds.MinLength)}");
        Add(bounds.MaxLength < int.MaxValue, $"MaxLength = {CSharpText.Number(bounds.MaxLength)}");
        AddText(nameof(bounds.Pattern), bounds.Pattern is { } pattern && !s_onlyDotNet.IsMatch(pattern) ? $"^(?:{pattern})$" : null);
        Add(!bounds.Allowed.IsEmpty, $"AllowedValues = new string[] {{ {string.Join(", ", bounds.Allowed.Select(static value => CSharpText.Literal(value.Json)))} }}");
        return parts.Count == 0 ? "" : $", new {KnownTypes.MemberBounds.Global} {{ {string.Join(", ", parts)} }}";

        void AddText(string name, string? value) => Add(value is not null, $"{name} = {JsonText.OrNull(value)}");

        void Add(bool isThere, string part)
        {
            if (isThere)
            {
                parts.Add(part);
            }
        }
    }

    private static void WriteGiven(SourceWriter writer, MemberBounds bounds, int member, string value)
    {
        string check = KnownTypes.Bounds.Global;
        if (bounds.HasRange)
        {
            bool isExact = bounds.Numbers == NumberForm.Decimal;
            writer.Line($"{check}.Range(ref reader, ({(isExact ? "decimal" : "double")}){value}, {Limit(bounds.Minimum)}, {Flag(bounds.IsMinimumExclusive)}, {Limit(bounds.Maximum)}, {Flag(bounds.IsMaximumExclusive)});");

            string Limit(string? limit) => limit is null ? "null" : limit + (isExact ? "m" : "d");
        }

        if (bounds.HasLength)
        {
            writer.Line($"{check}.Length(ref reader, {LengthOf(bounds.Lengths, value)}, {CSharpText.Number(bounds.MinLength)}, {CSharpText.Number(bounds.MaxLength)}, {CSharpText.Literal(UnitOf(bounds.Lengths))});");
        }

        if (bounds.Pattern is not null)
        {
            writer.Line($"{check}.Pattern(ref reader, {value}, {GeneratedNames.Patterns}.{PatternOf(member)});");
        }

        if (!bounds.Allowed.IsEmpty)
        {
            string constants = string.Join(", ", bounds.Allowed.Select(static allowed => allowed.Constant));
            string text = string.Join(", ", bounds.Allowed.Select(static allowed => allowed.Json));
            writer.Line($"{check}.OneOf<{bounds.TypeName}>(ref reader, {value}, [{constants}], {CSharpText.Literal(text)});");
        }
    }

    private static string PatternOf(int member) => "Member" + CSharpText.Number(member);

    private static string Flag(bool value) => value ? "true" : "false";

    private static string LengthOf(LengthForm form, string value) => form switch
    {
        LengthForm.Text or LengthForm.Length => value + ".Length",
        LengthForm.Sequence => $"{KnownTypes.Linq.Global}.Count({value})",
        _ => value + ".Count",
    };

    private static string UnitOf(LengthForm form) => form switch
    {
        LengthForm.Text => "characters",
        LengthForm.Map => "members",
        _ => "items",
    };
}
