using System.Text.Json;
using System.Text.Unicode;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    /// <summary>Passes over a value. It is checked like one that is read, and so is the name before it: only the halves of
    /// pairs of surrogates, which are grammatical, are not looked for.</summary>
    public void Skip()
    {
        Peek();
        int start = _position;
        if (!Utf8.IsValid(_name))
        {
            FailValue("the name is not valid UTF-8");
        }

        SkipValue();
        if (!Utf8.IsValid(_json[start.._position]))
        {
            FailValue("a text is not valid UTF-8");
        }
    }

    /// <summary>Reads a value of any shape.</summary>
    /// <returns>A copy of it.</returns>
    public JsonElement ReadElement()
    {
        Peek();
        int start = _position;
        Skip();
        var value = new Utf8JsonReader(_json[start.._position], new JsonReaderOptions { MaxDepth = _maxDepth });
        return JsonElement.ParseValue(ref value);
    }

    // As deep as objects and lists are nested, which the limit bounds.
    private void SkipValue()
    {
        switch (Peek())
        {
            case (byte)'"':
                SkipText();
                break;
            case (byte)'{':
                BeginObject();
                while (Member(unescape: false))
                {
                    SkipValue();
                }

                break;
            case (byte)'[':
                BeginList();
                while (NextItem())
                {
                    SkipValue();
                }

                break;
            case (byte)'t':
                Literal("true"u8);
                break;
            case (byte)'f':
                Literal("false"u8);
                break;
            case (byte)'n':
                Literal("null"u8);
                break;
            default:
                NumberToken(out _, out _, out _);
                break;
        }
    }

    private void SkipText()
    {
        int start = _position;
        ReadOnlySpan<byte> text = StringToken(out bool escaped);
        if (escaped)
        {
            CheckEscapes(text, start);
        }
    }

    private readonly void CheckEscapes(ReadOnlySpan<byte> text, int start)
    {
        while (text.IndexOf((byte)'\\') is var at and >= 0)
        {
            text = text[at..];
            if (text[1] == (byte)'u')
            {
                Unit(ref text, start);
            }
            else
            {
                Escaped(text[1], start);
                text = text[2..];
            }
        }
    }
}
