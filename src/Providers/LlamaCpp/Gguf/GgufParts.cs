using System.Globalization;
using System.Text.RegularExpressions;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>Models in several files, named name-00001-of-00003.gguf, of which the first is given.</summary>
internal static partial class GgufParts
{
    /// <summary>The other files of a model, all of them there; none of one that is whole.</summary>
    public static IReadOnlyList<string> Others(GgufReader reader, GgufKeys keys)
    {
        GgufValue? count = keys.Find("split.count");
        if (count is null or { Type: GgufValueType.UInt16, Integer: <= 1 })
        {
            return [];
        }

        GgufValue? number = keys.Find("split.no");
        Match name = PartName.Match(reader.Path);
        if (count.Type != GgufValueType.UInt16 || number?.Type != GgufValueType.UInt16)
        {
            throw reader.Fail("the file is a part of a model, and does not say which (split.no, split.count)", "Split the model again.", count.Offset);
        }

        if (number.Integer != 0)
        {
            throw reader.Fail($"the file is part {number.Integer + 1} of {count.Integer} of a model", "Give the first; the others are found beside it.", number.Offset);
        }

        if (!name.Success || Parse(name.Groups["no"]) != 1 || Parse(name.Groups["count"]) != count.Integer)
        {
            throw reader.Fail(
                $"the file is the first of {count.Integer} parts of a model, and its name does not say so",
                $"Name the parts as they were: …-00001-of-{count.Integer:D5}.gguf and so on.",
                count.Offset);
        }

        string prefix = reader.Path[..name.Index];
        string[] others = [.. Enumerable.Range(2, (int)count.Integer - 1).Select(part => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{part:D5}-of-{count.Integer:D5}.gguf"))];
        string? missing = others.FirstOrDefault(static path => !File.Exists(path));
        return missing is null ? others
            : throw reader.Fail($"the model is in {count.Integer} files, and {missing} is missing", "Put all parts into one directory.", count.Offset);
    }

    /// <summary>Whether a file is the part that it should be.</summary>
    public static void CheckPart(GgufReader reader, GgufKeys keys, int number)
    {
        GgufValue? found = keys.Find("split.no");
        if (found?.Type != GgufValueType.UInt16 || found.Integer != number)
        {
            throw reader.Fail($"the file is not part {number + 1} of the model, as its name says", "Get the parts again.", found?.Offset ?? reader.Position);
        }
    }

    private static int Parse(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-(?<no>[0-9]{5})-of-(?<count>[0-9]{5})\.gguf$", RegexOptions.CultureInvariant)]
    private static partial Regex PartName { get; }
}
