using System.Globalization;
using System.Text;
using System.Text.Json;

namespace GenFlow.Serialization;

/// <summary>Finds the path of a place in JSON: <c>$.sections[2].title</c>.</summary>
internal static class JsonPath
{
    private const int LongestName = 64;
    private const int LongestPath = 512;

    /// <summary>The path of the token at a position, and where the token begins.</summary>
    public static (string Path, int TokenStart) At(ReadOnlySpan<byte> json, int position, int maxDepth)
    {
        int start = 0;
        var levels = new List<Level>();
        var reader = new Utf8JsonReader(json, isFinalBlock: true, new(new() { MaxDepth = maxDepth + 1 }));
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= position)
            {
                start = (int)reader.TokenStartIndex;
                Step(ref reader, levels, position);
            }
        }
        catch (JsonException)
        {
            // As far as it is JSON, the path is known.
        }

        return (Text(levels), start);
    }

    private static void Step(ref Utf8JsonReader reader, List<Level> levels, int position)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                levels[^1] = levels[^1] with { Name = NameOf(ref reader) };
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                // An object that lacks something is blamed at its end.
                levels.RemoveAt(levels.Count - 1);
                break;
            default:
                if (levels.Count > 0 && levels[^1].IsList)
                {
                    levels[^1] = levels[^1] with { Index = levels[^1].Index + 1 };
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.TokenStartIndex < position)
                {
                    levels.Add(new(reader.TokenType == JsonTokenType.StartArray, null, -1));
                }

                break;
        }
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        string name = Encoding.UTF8.GetString(reader.ValueSpan);
        return name.Length <= LongestName ? name : name[..LongestName] + "…";
    }

    private static string Text(List<Level> levels)
    {
        var path = new StringBuilder("$");
        foreach (Level level in levels)
        {
            if (path.Length > LongestPath)
            {
                return path.Append('…').ToString();
            }

            if (level.IsList)
            {
                path.Append(CultureInfo.InvariantCulture, $"[{Math.Max(level.Index, 0)}]");
            }
            else if (level.Name is { } name)
            {
                path.Append('.').Append(name);
            }
        }

        return path.ToString();
    }

    private readonly record struct Level(bool IsList, string? Name, int Index);
}
