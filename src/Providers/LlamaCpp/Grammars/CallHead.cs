namespace GenFlow.LlamaCpp.Grammars;

/// <summary>What stands in a call before its arguments.</summary>
internal static class CallHead
{
    /// <summary>What of it is still to be written.</summary>
    /// <param name="read">What has been written.</param>
    /// <param name="name">The tool's name.</param>
    /// <returns>A sequence; null where something else has been written, or more.</returns>
    public static string? After(ReadOnlySpan<char> read, string name)
    {
        var rest = new List<string>();
        foreach (string piece in (ReadOnlySpan<string>)["{\"name\":", " ", Gbnf.Json(name) + ",", " ", "\"arguments\":", " "])
        {
            bool isBlank = piece == " ";
            int common = read.CommonPrefixLength(piece);
            if (common < piece.Length && common < read.Length && !isBlank)
            {
                return null;
            }

            bool isOver = read.Length == common;
            read = read[common..];
            if (isBlank ? isOver && common == 0 : common < piece.Length)
            {
                rest.Add(isBlank ? "\" \"?" : Gbnf.Literal(piece[common..]));
            }
        }

        return read.IsEmpty ? string.Join(' ', rest) : null;
    }
}
