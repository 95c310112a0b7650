using System.Text.Json;

namespace GenFlow.LlamaCpp.Text;

/// <summary>Follows the members of a call's object while its letters come: where its name and its arguments are. Places are those of
/// the call's letters. Mutable: it must not be copied.</summary>
internal struct CallMembers()
{
    private JsonShape _shape;
    private Member _member;
    private int _memberStart = -1;
    private int _valueStart = -1;

    private enum Member
    {
        Other,
        Name,
        Arguments,
    }

    /// <summary>The tool's name, once it is complete.</summary>
    public string? Name { get; private set; }

    /// <summary>Where the arguments begin; -1 before.</summary>
    public int ArgumentsStart { get; private set; } = -1;

    /// <summary>Where they end; -1 before.</summary>
    public int ArgumentsEnd { get; private set; } = -1;

    /// <summary>Whether the object is closed.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Takes the next letter.</summary>
    /// <param name="call">The call's letters, up to this one at least.</param>
    /// <param name="at">Its place.</param>
    /// <returns>Whether it can be.</returns>
    public bool Take(ReadOnlySpan<char> call, int at)
    {
        char letter = call[at];
        bool isSpace = letter is ' ' or '\t' or '\r' or '\n';
        if (_shape.Depth == 0 && letter != '{' && !isSpace)
        {
            return false;
        }

        bool wasInNumber = _shape is { Depth: 1, IsInNumber: true };
        if (_shape.Depth == 1 && !isSpace)
        {
            Begin(at);
        }

        if (!_shape.Take(letter))
        {
            return false;
        }

        if (_shape.Depth <= 1 && _valueStart >= 0 && EndOf(at, wasInNumber) is { } end && !EndValue(call, end))
        {
            return false;
        }

        if (_memberStart >= 0 && _shape.IsAfterName && !EndName(call[_memberStart..(at + 1)]))
        {
            return false;
        }

        IsComplete = _shape.Depth == 0 && _shape.IsAfterValue;
        return true;
    }

    /// <summary>The text that JSON says.</summary>
    /// <returns>It; null where it is no text, or no Unicode.</returns>
    public static string? TextOf(ReadOnlySpan<char> json)
    {
        try
        {
            return JsonElement.Parse(json) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private void Begin(int at)
    {
        if (_shape.IsBeforeName)
        {
            _memberStart = at;
        }
        else if (_shape.IsBeforeValue)
        {
            _valueStart = at;
            if (_member == Member.Arguments)
            {
                ArgumentsStart = at;
            }
        }
    }

    private readonly int? EndOf(int at, bool wasInNumber) =>
        wasInNumber ? (_shape.IsInNumber ? null : at)
        : _shape.IsAfterValue ? at + 1
        : null;

    // A second name, or second arguments, would leave open which of them count.
    private bool EndName(ReadOnlySpan<char> json)
    {
        _memberStart = -1;
        _member = TextOf(json) switch
        {
            "name" => Member.Name,
            "arguments" or "parameters" => Member.Arguments,
            _ => Member.Other,
        };
        return _member == Member.Name ? Name is null : _member != Member.Arguments || ArgumentsStart < 0;
    }

    private bool EndValue(ReadOnlySpan<char> call, int end)
    {
        ReadOnlySpan<char> value = call[_valueStart..end];
        _valueStart = -1;
        if (_member == Member.Name)
        {
            Name = TextOf(value);
            return !string.IsNullOrEmpty(Name);
        }

        if (_member == Member.Arguments)
        {
            ArgumentsEnd = end;
        }

        return true;
    }
}
