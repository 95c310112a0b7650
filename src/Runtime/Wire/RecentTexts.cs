using GenFlow.Serialization;

namespace GenFlow.Wire;

/// <summary>The strings of texts that come again and again, such as the names of steps: made once, as long as they come often.
/// Bounded in number and length, since they come from outside.</summary>
internal sealed class RecentTexts
{
    private const int MaxCount = 32;
    private const int MaxLength = 256;

    // The most recent first.
    private readonly (byte[] Utf8, string Text)[] _recent = new (byte[], string)[MaxCount];
    private int _count;

    /// <summary>Reads a text.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no text, or not valid UTF-8.</exception>
    public string Read(ref EventJsonReader reader)
    {
        EventJsonReader before = reader;
        ReadOnlySpan<byte> utf8 = reader.ReadUtf8String();
        if (utf8.IsEmpty)
        {
            return "";
        }

        for (int index = 0; index < _count; index++)
        {
            if (utf8.SequenceEqual(_recent[index].Utf8))
            {
                (byte[], string Text) found = _recent[index];
                ToFront(index, found);
                return found.Text;
            }
        }

        string text = before.ReadString();
        if (utf8.Length <= MaxLength)
        {
            _count = Math.Min(_count + 1, MaxCount);
            ToFront(_count - 1, (utf8.ToArray(), text));
        }

        return text;
    }

    private void ToFront(int index, (byte[], string) entry)
    {
        _recent.AsSpan(0, index).CopyTo(_recent.AsSpan(1));
        _recent[0] = entry;
    }
}
