using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GenFlow.Serialization;

public ref partial struct EventJsonReader
{
    private const int LongestNameShown = 64;

    /// <summary>Whether a text is next.</summary>
    public bool IsText => Peek() == (byte)'"';

    /// <summary>Says that a name is none of an enum's.</summary>
    /// <param name="type">The enum's name.</param>
    /// <param name="name">The name that was read.</param>
    /// <exception cref="System.Text.Json.JsonException">Always, with path and position.</exception>
    [DoesNotReturn]
    public readonly void FailName(string type, scoped ReadOnlySpan<byte> name)
    {
        string shown = Encoding.UTF8.GetString(name[..Math.Min(name.Length, LongestNameShown)]);
        Fail($"'{shown}' is no value of {type}");
    }
}
