using System.Buffers;
using System.Globalization;
using System.Text;

namespace GenFlow.Serialization;

/// <summary>Finds the path of a place in JSON: <c>$.sections[2].title</c>. What is before the place was read already and is
/// well-formed; only tokens are told apart.</summary>
internal static class JsonPath
{
    private const int LongestName = 64;
    private const int LongestPath = 512;
    private static readonly SearchValues<byte> s_ends = SearchValues.Create(" \n\r\t,]}"u8);

    /// <summary>The path after all tokens that begin before a position, and where the last of them begins.</summary>
    public static (string Path, int LastToken) At(ReadOnlySpan<byte> json, int position)
    {
        int last = 0;
        var levels = new Stack<Level>();
        for (int at = 0; at < position && at < json.Length;)
        {
            byte c = json[at];
            if (c is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)':')
            {
                at++;
            }
            else if (c == (byte)',')
            {
                if (levels.TryPop(out Level level))
                {
                    levels.Push(level.Next());
                }

                at++;
            }
            else
            {
                last = at;
                at += Token(json[at..], levels);
            }
        }

        return (Text(levels.Reverse()), last);
    }

    // How long the token is.
    private static int Token(ReadOnlySpan<byte> json, Stack<Level> levels)
    {
        switch (json[0])
        {
            case (byte)'{' or (byte)'[':
                levels.Push(new(json[0] == (byte)'[', null, 0));
                return 1;
            case (byte)'}' or (byte)']':
                levels.TryPop(out _);
                return 1;
            case (byte)'"':
                int length = TextLength(json);
                if (levels.TryPeek(out Level level) && !level.IsList && level.Name is null)
                {
                    levels.Pop();
                    levels.Push(level with { Name = NameOf(json[1..Math.Max(1, length - 1)]) });
                }

                return length;
            default:
                int end = json.IndexOfAny(s_ends);
                return end < 0 ? json.Length : end;
        }
    }

    private static int TextLength(ReadOnlySpan<byte> json)
    {
        int at = 1;
        while (json[at..].IndexOfAny((byte)'"', (byte)'\\') is var found and >= 0)
        {
            at += found;
            if (json[at] == (byte)'"')
            {
                return at + 1;
            }

            at = Math.Min(at + 2, json.Length);
        }

        return json.Length;
    }

    private static string NameOf(ReadOnlySpan<byte> name) =>
        name.Length <= LongestName ? Encoding.UTF8.GetString(name) : Encoding.UTF8.GetString(name[..LongestName]) + "…";

    private static string Text(IEnumerable<Level> levels)
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
                path.Append(CultureInfo.InvariantCulture, $"[{level.Index}]");
            }
            else if (level.Name is { } name)
            {
                path.Append('.').Append(name);
            }
        }

        return path.ToString();
    }

    private readonly record struct Level(bool IsList, string? Name, int Index)
    {
        public Level Next() => new(IsList, null, Index + 1);
    }
}
