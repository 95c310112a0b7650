using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>The same bytes to GenFlow and to the framework: the same value, or two refusals. Where they differ on purpose,
/// it is GenFlow that refuses: texts that are not UTF-8, numbers that no double holds, null among items that are not null.</summary>
internal static class Comparison
{
    public static void Agrees(byte[] json)
    {
        Element(json);
        Event(json);
        Answer(() => Codec.Read<Shape, EventCodec<Shape>>(json), json);
    }

    private static void Element(byte[] json)
    {
        JsonElement? theirs = Framework(() => (JsonElement?)JsonSerializer.Deserialize<JsonElement>(json, GenFlowJson.Options), out bool read);
        JsonElement? ours = Answer(() => (JsonElement?)Codec.Read<JsonElement, JsonElementCodec>(json), json);
        bool expected = read && Utf8.IsValid(json);
        Check(expected == ours.HasValue, json, theirs, ours);
        if (ours is { } value && theirs is { } other)
        {
            Check(value.GetRawText() == other.GetRawText(), json, other, value);
            byte[] written = Codec.Write<JsonElement, JsonElementCodec>(value);
            Check(written.AsSpan().IndexOfAny("\n\r\t"u8) < 0 && JsonSerializer.Deserialize<JsonElement>(written).ValueKind == other.ValueKind, json, other, value);
        }
    }

    private static void Event(byte[] json)
    {
        Measured? theirs = Framework(() => JsonSerializer.Deserialize<Measured>(json, GenFlowJson.Options), out bool read);
        if (read && theirs is null)
        {
            // The framework gives null for null at the top.
            read = false;
        }

        Measured? ours = Answer(() => Codec.Read<Measured, EventCodec<Measured>>(json), json);
        bool expected = read && Utf8.IsValid(json) && IsExpressible(theirs!);
        Check(expected == ours is not null || (ours is null && read && HasInfinity(json)), json, theirs, ours);
        Check(ours is null || Text(ours) == Text(theirs!), json, theirs, ours);
        Measured? pieces = Answer(() => GenFlowJson.Read<Measured>(Pieces.Of(json, 3)), json);
        Check(ours is null == pieces is null && (ours is null || Text(ours) == Text(pieces!)), json, pieces, ours);
    }

    private static string Text(Measured ev) => Codec.Text<Measured, EventCodec<Measured>>(ev);

    // A number too large is Infinity to the framework, unless a later member of the same name took its place.
    private static bool HasInfinity(byte[] json) => json.AsSpan().IndexOfAny((byte)'e', (byte)'E') >= 0 && json.AsSpan().IndexOf("value"u8) >= 0;

    private static bool IsExpressible(Measured ev) =>
        ev.Tags?.Contains(null!) != true && (ev.Inner is null || IsExpressible(ev.Inner));

    private static T? Framework<T>(Func<T> read, out bool success)
    {
        success = true;
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            success = false;
            return default;
        }
    }

    private static T? Answer<T>(Func<T> read, byte[] json)
    {
        try
        {
            return read();
        }
        catch (JsonException error)
        {
            Check(error.Path?.StartsWith('$') == true && error.BytePositionInLine <= json.Length && error.LineNumber >= 0, json, "a place", error);
            return default;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Not a JsonException for {Show(json)}", error);
        }
    }

    private static void Check(bool holds, byte[] json, object? theirs, object? ours)
    {
        if (!holds)
        {
            Assert.Fail($"{Show(json)}: the framework reads {theirs ?? "nothing"}, GenFlow {ours ?? "nothing"}.");
        }
    }

    private static string Show(byte[] json) => $"{Encoding.UTF8.GetString(json)} ({Convert.ToBase64String(json)})";
}

/// <summary>Bytes in pieces.</summary>
internal sealed class Pieces : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Of(byte[] bytes, int length)
    {
        var first = new Pieces { Memory = bytes.AsMemory(0, Math.Min(length, bytes.Length)) };
        Pieces last = first;
        for (int at = first.Memory.Length; at < bytes.Length; at += length)
        {
            var next = new Pieces { Memory = bytes.AsMemory(at, Math.Min(length, bytes.Length - at)), RunningIndex = at };
            last.Next = next;
            last = next;
        }

        return new(first, 0, last, last.Memory.Length);
    }
}
