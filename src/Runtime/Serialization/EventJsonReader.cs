using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using GenFlow.Engine;

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

    // Where the objects that were passed over on the way to a type have theirs, by where they begin: without it unions within
    // unions that name themselves last would be gone through once for each level that they are nested.
    private Dictionary<int, int>? _types;

    /// <summary>Begins to read.</summary>
    /// <param name="json">One value, all of it.</param>
    /// <param name="limits">How much is read.</param>
    /// <exception cref="System.Text.Json.JsonException">It is longer than the limit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limits are <c>default</c>.</exception>
    public EventJsonReader(ReadOnlySpan<byte> json, JsonLimits limits)
    {
        limits.Check();
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
    public bool NextMember() => Member(unescape: true);

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
    public readonly void Fail(string problem) => Failures.Malformed(_json, _position, problem);

    /// <summary>Says that the type of the value that was read last does not take it.</summary>
    [DoesNotReturn]
    internal readonly void Refuse(Exception refused) => Failures.MalformedValue(
        _json, _position, $"its type refuses it: {UserText.Of(refused).TrimEnd('.')}", refused);

    /// <summary>Says what is wrong with the value that was read last.</summary>
    /// <param name="problem">What is wrong, as a clause.</param>
    /// <exception cref="System.Text.Json.JsonException">Always, with the path and the position of the value.</exception>
    [DoesNotReturn]
    public readonly void FailValue(string problem) => Failures.MalformedValue(_json, _position, problem);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Member(bool unescape)
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

        int start = _position;
        _name = StringToken(out bool escaped);
        if (escaped && unescape)
        {
            _name = Unescaped(_name, start);
        }
        else if (escaped)
        {
            CheckEscapes(_name, start);
        }

        if (Peek() != (byte)':')
        {
            Fail("':' was expected");
        }

        _position++;
        _follows = true;
        return true;
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
