using System.Text.Json;

namespace GenFlow.Models;

/// <summary>A JSON value as far as it had come at one moment. A small value; reading it later gives the same.</summary>
public readonly struct PartialJson
{
    /// <summary>What is known of it.</summary>
    public PartialJsonKind Kind => throw new NotImplementedException();

    /// <summary>Whether all of it has come.</summary>
    public bool IsComplete => throw new NotImplementedException();

    /// <summary>A member of the object: the last of the name that has begun; absent where there is none, or this is no object.</summary>
    /// <param name="utf8Name">Its name.</param>
    /// <returns>Its value.</returns>
    public PartialJson Member(ReadOnlySpan<byte> utf8Name) => throw new NotImplementedException();

    /// <summary>The items of the list that have begun; none where this is no list.</summary>
    /// <returns>Their values.</returns>
    public IReadOnlyList<PartialJson> Items() => throw new NotImplementedException();

    /// <summary>The members of the object that have a value, each name once; none where this is no object.</summary>
    /// <returns>Names and values.</returns>
    public IReadOnlyList<KeyValuePair<string, PartialJson>> Members() => throw new NotImplementedException();

    /// <summary>The text so far, without an escape or a character that is only half there; null where this is no text.</summary>
    /// <returns>The text.</returns>
    public string? GetString() => throw new NotImplementedException();

    /// <summary>The UTF-8 of the value: a complete one as it came; a number that may go on, as far as it is a number. Empty for
    /// everything else that is incomplete.</summary>
    public ReadOnlySpan<byte> Utf8 => throw new NotImplementedException();

    /// <summary>The value as a whole one: texts and lists end where they are, members without a value are left out.</summary>
    /// <returns>The value; undefined where it is absent.</returns>
    public JsonElement ToJsonElement() => throw new NotImplementedException();
}
