namespace GenFlow.Serialization;

/// <summary>The names of an enum whose values are several names: <c>"Read, Write"</c>.</summary>
public static class FlagNames
{
    // More names than bits there are where some stand for several of them.
    private const int MostNames = 256;

    private static ReadOnlySpan<byte> Separator => ", "u8;

    /// <summary>Writes the names that make up a value.</summary>
    /// <param name="writer">Receives them.</param>
    /// <param name="value">The value's bits.</param>
    /// <param name="values">The bits of each name, none of them 0, in rising order.</param>
    /// <param name="names">The names.</param>
    /// <returns>Whether names make it up; if not, nothing was written.</returns>
    public static bool TryWrite(ref EventJsonWriter writer, ulong value, scoped ReadOnlySpan<ulong> values, scoped ReadOnlySpan<string> names)
    {
        if (values.Length > MostNames)
        {
            return false;
        }

        // The greatest first, so that a name for several bits goes before the names of each.
        ulong left = value;
        Span<bool> chosen = stackalloc bool[values.Length];
        bool isNamed = false;
        for (int index = values.Length - 1; index >= 0; index--)
        {
            if ((left & values[index]) == values[index])
            {
                left -= values[index];
                chosen[index] = isNamed = true;
            }
        }

        if (left != 0 || !isNamed)
        {
            return false;
        }

        writer.WriteRaw("\""u8);
        bool follows = false;
        for (int index = 0; index < names.Length; index++)
        {
            if (chosen[index])
            {
                writer.WritePart(follows ? Separator : default, names[index]);
                follows = true;
            }
        }

        writer.WriteRaw("\""u8);
        return true;
    }

    /// <summary>Goes on to the next name.</summary>
    /// <param name="text">What is left of the text.</param>
    /// <param name="name">The name, without the blanks around it.</param>
    /// <returns>Whether there is one.</returns>
    public static bool Next(ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> name)
    {
        int comma = text.IndexOf((byte)',');
        name = (comma < 0 ? text : text[..comma]).Trim((byte)' ');
        bool found = !text.IsEmpty;
        text = comma < 0 ? default : text[(comma + 1)..];
        return found;
    }
}
