using System.ComponentModel;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.Serialization;

namespace GenFlow.Agents.CompilerServices;

/// <summary>Reads values while they arrive; called by generated code. What is not there yet, is null, or is nothing of its
/// type, is null: whether it is wrong is said when all of it has come.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PartialValue
{
    /// <summary>A text, as far as it has come.</summary>
    /// <param name="json">What has come.</param>
    /// <returns>The text.</returns>
    public static string? Text(PartialJson json) => json.GetString();

    /// <summary>A number, as far as it has come.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="json">What has come.</param>
    /// <returns>The number.</returns>
    public static T? Number<T, TCodec>(PartialJson json)
        where T : struct
        where TCodec : IJsonCodec<T> =>
        json.Kind == PartialJsonKind.Number || json.IsComplete ? Value<T, TCodec>(json) : null;

    /// <summary>A value that is one only when all of it has come.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="json">What has come.</param>
    /// <returns>The value.</returns>
    public static T? WholeValue<T, TCodec>(PartialJson json)
        where T : struct
        where TCodec : IJsonCodec<T> =>
        json.IsComplete ? Value<T, TCodec>(json) : null;

    /// <summary>An object that is one only when all of it has come.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <param name="json">What has come.</param>
    /// <returns>The object.</returns>
    public static T? Whole<T, TCodec>(PartialJson json)
        where T : class
        where TCodec : IJsonCodec<T> =>
        json.IsComplete && TryRead<T, TCodec>(json, out T? value) ? value : null;

    /// <summary>Any value, as far as it has come.</summary>
    /// <param name="json">What has come.</param>
    /// <returns>The value.</returns>
    public static JsonElement? Element(PartialJson json) => json.Kind == PartialJsonKind.Absent ? null : json.ToJsonElement();

    /// <summary>An object with members, once it has begun.</summary>
    /// <typeparam name="T">The type of what has come of it.</typeparam>
    /// <param name="json">What has come.</param>
    /// <param name="create">Makes it.</param>
    /// <returns>The object so far.</returns>
    public static T? Members<T>(PartialJson json, Func<PartialJson, T> create)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return json.Kind == PartialJsonKind.Object ? create(json) : null;
    }

    /// <summary>A list, once it has begun: the items that have a value.</summary>
    /// <typeparam name="T">The type of what has come of an item.</typeparam>
    /// <param name="json">What has come.</param>
    /// <param name="read">Reads an item.</param>
    /// <returns>The items so far.</returns>
    public static IReadOnlyList<T>? List<T>(PartialJson json, Func<PartialJson, T?> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (json.Kind != PartialJsonKind.Array)
        {
            return null;
        }

        var items = new List<T>();
        foreach (PartialJson item in json.Items())
        {
            if (read(item) is { } value)
            {
                items.Add(value);
            }
        }

        return items;
    }

    /// <summary>A list of values, once it has begun: the items that have a value.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="json">What has come.</param>
    /// <param name="read">Reads an item.</param>
    /// <returns>The items so far.</returns>
    public static IReadOnlyList<T>? ValueList<T>(PartialJson json, Func<PartialJson, T?> read)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(read);
        if (json.Kind != PartialJsonKind.Array)
        {
            return null;
        }

        var items = new List<T>();
        foreach (PartialJson item in json.Items())
        {
            if (read(item) is { } value)
            {
                items.Add(value);
            }
        }

        return items;
    }

    /// <summary>A dictionary, once it has begun: the members that have a value.</summary>
    /// <typeparam name="T">The type of what has come of a value.</typeparam>
    /// <param name="json">What has come.</param>
    /// <param name="read">Reads a value.</param>
    /// <returns>The members so far.</returns>
    public static IReadOnlyDictionary<string, T>? Map<T>(PartialJson json, Func<PartialJson, T?> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (json.Kind != PartialJsonKind.Object)
        {
            return null;
        }

        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string name, PartialJson member) in json.Members())
        {
            if (read(member) is { } value)
            {
                members[name] = value;
            }
        }

        return members;
    }

    /// <summary>A dictionary of values, once it has begun: the members that have a value.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="json">What has come.</param>
    /// <param name="read">Reads a value.</param>
    /// <returns>The members so far.</returns>
    public static IReadOnlyDictionary<string, T>? ValueMap<T>(PartialJson json, Func<PartialJson, T?> read)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(read);
        if (json.Kind != PartialJsonKind.Object)
        {
            return null;
        }

        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string name, PartialJson member) in json.Members())
        {
            if (read(member) is { } value)
            {
                members[name] = value;
            }
        }

        return members;
    }

    private static T? Value<T, TCodec>(PartialJson json)
        where T : struct
        where TCodec : IJsonCodec<T> =>
        TryRead<T, TCodec>(json, out T value) ? value : null;

    private static bool TryRead<T, TCodec>(PartialJson json, out T? value)
        where TCodec : IJsonCodec<T>
    {
        value = default;
        ReadOnlySpan<byte> utf8 = json.Utf8;
        if (utf8.IsEmpty || json.Kind == PartialJsonKind.Null)
        {
            return false;
        }

        try
        {
            var reader = new EventJsonReader(utf8, JsonLimits.Default);
            value = TCodec.Read(ref reader);
            reader.Complete();
            return true;
        }
#pragma warning disable CA1031 // A user's type may refuse a value with any exception: then there is none yet, as of all values.
        catch (Exception)
#pragma warning restore CA1031
        {
            value = default;
            return false;
        }
    }
}
