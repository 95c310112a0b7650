using System.Text.Unicode;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    /// <summary>Looks for the member <c>type</c> of the object that is next, wherever it stands in it. What this library
    /// writes has it first, and nothing is allocated; where it comes later, what stands before it is gone through once more
    /// than it is read, however deep unions are nested.</summary>
    /// <returns>Its text in UTF-8. The reader stands before the object still.</returns>
    public ReadOnlySpan<byte> Discriminator()
    {
        Peek();
        EventJsonReader ahead = this;
        if (_types is not null && _types.TryGetValue(_position, out int place))
        {
            ahead._position = place;
            return ahead.TypeText();
        }

        ahead.BeginObject();
        while (ahead.NextMember())
        {
            if (ahead.NameIs("type"u8))
            {
                return ahead.TypeText();
            }

            if (ahead.Peek() is (byte)'{' or (byte)'[')
            {
                ahead._types = _types ??= [];
                ahead.SkipNoting(_types);
            }
            else
            {
                ahead.SkipValue();
            }
        }

        ahead.FailMissing(1, "type");
        return default;
    }

    private ReadOnlySpan<byte> TypeText()
    {
        ReadOnlySpan<byte> type = ReadUtf8String();
        if (!Utf8.IsValid(type))
        {
            FailValue(NotUtf8);
        }

        return type;
    }

    // As deep as objects and lists are nested, which the limit bounds. Where the type is first it is found at once, and is
    // not noted.
    private void SkipNoting(Dictionary<int, int> types)
    {
        switch (Peek())
        {
            case (byte)'{':
                int start = _position;
                int place = -1;
                BeginObject();
                for (bool isFirst = true; NextMember(); isFirst = false)
                {
                    if (place < 0 && NameIs("type"u8))
                    {
                        Peek();
                        place = isFirst ? 0 : _position;
                    }

                    SkipNoting(types);
                }

                if (place > 0)
                {
                    types[start] = place;
                }

                break;
            case (byte)'[':
                BeginList();
                while (NextItem())
                {
                    SkipNoting(types);
                }

                break;
            default:
                SkipValue();
                break;
        }
    }
}
