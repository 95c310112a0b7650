using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace GenFlow.Serialization;

/// <summary>Reads UTF-8 JSON from one contiguous piece of memory. Strict: what RFC 8259 does not allow is refused, with the
/// path and the position of what is wrong. Generated code drives it.</summary>
public ref partial struct EventJsonReader
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly int _maxDepth;
    private int _position;
    private int _depth;

    // Whether the next member or item needs a comma before it.
    private bool _follows;
    private ReadOnlySpan<byte> _name;

    /// <summary>Begins to read.</summary>
    /// <param name="json">One value, all of it.</param>
    /// <param name="limits">How much is read.</param>
    /// <exception cref="System.Text.Json.JsonException">It is longer than the limit.</exception>
    public EventJsonReader(ReadOnlySpan<byte> json, JsonLimits limits)
    {
        _json = json;
        _maxDepth = limits.MaxDepth;
        if (json.Length > limits.MaxBytes)
        {
            Failures.TooLong(json.Length, limits.MaxBytes);
        }
    }

    /// <summary>Ends reading: nothing but white space may follow.</summary>
    public void Complete()
    {
        SkipWhiteSpace();
        if (_position < _json.Length)
        {
            Fail("the end of the JSON was expected");
        }
    }

    /// <summary>Goes into an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginObject() => Begin((byte)'{', "an object was expected");

    /// <summary>Goes into a list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeginList() => Begin((byte)'[', "a list was expected");

    /// <summary>Goes on to the object's next member and stands before its value, or behind the object.</summary>
    /// <returns>Whether there is a member.</returns>
    public bool NextMember()
    {
        byte next = Peek();
        if (next == (byte)'}')
        {
            End();
            return false;
        }

        if (_follows)
        {
            if (next != (byte)',')
            {
                Fail("',' or '}' was expected");
            }

            _position++;
            next = Peek();
        }

        if (next != (byte)'"')
        {
            Fail("a member's name was expected");
        }

        _name = StringToken(out bool escaped);
        if (escaped)
        {
            _name = Unescaped(_name);
        }

        if (Peek() != (byte)':')
        {
            Fail("':' was expected");
        }

        _position++;
        _follows = true;
        return true;
    }

    /// <summary>Whether the member at hand has this name.</summary>
    /// <param name="utf8">The name.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool NameIs(ReadOnlySpan<byte> utf8) => _name.SequenceEqual(utf8);

    /// <summary>The name of the member at hand, unescaped; valid until the next one.</summary>
    public readonly ReadOnlySpan<byte> Name => _name;

    /// <summary>Goes on to the list's next item and stands before it, or behind the list.</summary>
    /// <returns>Whether there is an item.</returns>
    public bool NextItem()
    {
        byte next = Peek();
        if (next == (byte)']')
        {
            End();
            return false;
        }

        if (_follows)
        {
            if (next != (byte)',')
            {
                Fail("',' or ']' was expected");
            }

            _position++;
            if (Peek() == (byte)']')
            {
                Fail("an item was expected");
            }
        }

        _follows = true;
        return true;
    }

    /// <summary>Reads <c>null</c> if it is next.</summary>
    /// <returns>Whether it was.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNull()
    {
        if (Peek() != (byte)'n')
        {
            return false;
        }

        Literal("null"u8);
        return true;
    }

    /// <summary>Says what is wrong at the place at hand.</summary>
    /// <param name="problem">What is wrong, as a clause.</param>
    /// <exception cref="System.Text.Json.JsonException">Always, with path and position.</exception>
    [DoesNotReturn]
    public readonly void Fail(string problem) => Failures.Malformed(_json, _position, _maxDepth, problem);

    /// <summary>Says that the value's own type does not take what was read.</summary>
    [DoesNotReturn]
    internal readonly void Refuse(ArgumentException refused) => Failures.Malformed(
        _json, _position - 1, _maxDepth, $"the value is refused by its type: {refused.Message.TrimEnd('.')}", refused);

    /// <summary>Says which members an object lacks.</summary>
    /// <param name="missing">A bit for each member that is missing.</param>
    /// <param name="names">The members' names, in the order of the bits.</param>
    /// <exception cref="System.Text.Json.JsonException">Always, with path and position.</exception>
    [DoesNotReturn]
    public readonly void FailMissing(ulong missing, params ReadOnlySpan<string> names)
    {
        var lacking = new List<string>();
        for (int index = 0; index < names.Length; index++)
        {
            if ((missing & (1UL << index)) != 0)
            {
                lacking.Add(names[index]);
            }
        }

        Failures.Malformed(_json, _position - 1, _maxDepth, $"the object lacks {string.Join(", ", lacking)}");
    }

    /// <summary>Looks for the member <c>type</c> of the object that is next, wherever it stands in it.</summary>
    /// <returns>Its text in UTF-8. The reader stands before the object still.</returns>
    public ReadOnlySpan<byte> Discriminator()
    {
        EventJsonReader ahead = this;
        ahead.BeginObject();
        while (ahead.NextMember())
        {
            if (ahead.NameIs("type"u8))
            {
                return ahead.ReadUtf8String();
            }

            ahead.Skip();
        }

        ahead.FailMissing(1, "type");
        return default;
    }

    /// <summary>Reads the member <c>type</c> of an object whose type is known.</summary>
    /// <param name="expected">The type, in UTF-8.</param>
    public void ReadType(ReadOnlySpan<byte> expected)
    {
        if (!ReadUtf8String().SequenceEqual(expected))
        {
            Fail($"the type '{System.Text.Encoding.UTF8.GetString(expected)}' was expected");
        }
    }

    private void Begin(byte bracket, string expected)
    {
        if (Peek() != bracket)
        {
            Fail(expected);
        }

        if (_depth == _maxDepth)
        {
            Fail($"the JSON is deeper than {_maxDepth} levels");
        }

        _depth++;
        _position++;
        _follows = false;
    }

    private void End()
    {
        _position++;
        _depth--;
        _follows = true;
    }

    // The next byte that is not white space; 0 at the end, where no token begins with it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private byte Peek()
    {
        if ((uint)_position < (uint)_json.Length && _json[_position] > (byte)' ')
        {
            return _json[_position];
        }

        SkipWhiteSpace();
        return (uint)_position < (uint)_json.Length ? _json[_position] : (byte)0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SkipWhiteSpace()
    {
        int position = _position;
        while ((uint)position < (uint)_json.Length && _json[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }

        _position = position;
    }

    private void Literal(ReadOnlySpan<byte> expected)
    {
        if (!_json[_position..].StartsWith(expected))
        {
            Fail("'true', 'false' or 'null' was expected");
        }

        _position += expected.Length;
    }
}
