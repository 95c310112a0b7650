using System.Buffers;
using System.Globalization;
using GenFlow.Serialization;
using GenFlow.Wire;

namespace GenFlow;

/// <summary>Reads the items that <see cref="StreamItemJson"/> writes. Allocates the event only: the names of steps and paths
/// that come again are kept, at most 32 of at most 256 bytes. One reader for each connection: not for several threads at
/// once.</summary>
/// <param name="events">The events that are known. One whose name is not among them is read as <see cref="UnknownEvent"/>.</param>
/// <param name="limits">How much is read of one item; null for <see cref="JsonLimits.Default"/>. The depth is the event's.</param>
public sealed class StreamItemReader(EventCatalogue events, JsonLimits? limits = null)
{
    private const ulong Seq = 1, Ts = 2, Step = 4, Path = 8, Type = 16, Data = 32, All = 63;

    private readonly EventCatalogue _events = events ?? throw new ArgumentNullException(nameof(events));

    // The envelope is one level more.
    private readonly JsonLimits _limits = (limits ?? JsonLimits.Default).Deeper();
    private readonly RecentTexts _texts = new();

    /// <summary>Reads an item. Members may come in any order; unknown ones are passed over.</summary>
    /// <param name="json">UTF-8 JSON, all of it.</param>
    /// <returns>The item.</returns>
    /// <exception cref="System.Text.Json.JsonException">The JSON is malformed, lacks a member, does not fit its event or exceeds
    /// the limits; with the path of what is wrong.</exception>
    /// <exception cref="NotSupportedException">The event has a member that cannot be read.</exception>
    public StreamItem Read(ReadOnlySpan<byte> json)
    {
        var reader = new EventJsonReader(json, _limits);
        var ev = new NamedEvent(_events);
        ulong seen = 0;
        long sequence = 0;
        DateTimeOffset timestamp = default;
        string? step = null;
        string path = "";
        int attempt = -1;
        int attemptId = 0;
        reader.BeginObject();
        while (reader.NextMember())
        {
            if (reader.NameIs("seq"u8))
            {
                sequence = ReadFrom(ref reader, 1, long.MaxValue);
                seen |= Seq;
            }
            else if (reader.NameIs("ts"u8))
            {
                timestamp = DateTimeOffsetCodec.Read(ref reader).ToUniversalTime();
                seen |= Ts;
            }
            else if (reader.NameIs("step"u8))
            {
                step = reader.TryNull() ? null : _texts.Read(ref reader);
                seen |= Step;
            }
            else if (reader.NameIs("attempt"u8))
            {
                attempt = (int)ReadFrom(ref reader, 0, int.MaxValue);
            }
            else if (reader.NameIs("attemptId"u8))
            {
                attemptId = (int)ReadFrom(ref reader, 0, int.MaxValue);
            }
            else if (reader.NameIs("path"u8))
            {
                path = _texts.Read(ref reader);
                seen |= Path;
            }
            else if (reader.NameIs("type"u8))
            {
                ev.ReadType(ref reader);
                seen |= Type;
            }
            else if (reader.NameIs("data"u8))
            {
                ev.ReadData(ref reader);
                seen |= Data;
            }
            else
            {
                reader.Skip();
            }
        }

        if (seen != All)
        {
            reader.FailMissing(All & ~seen, "seq", "ts", "step", "path", "type", "data");
        }

        reader.Complete();
        return new(sequence, timestamp, step, attempt < 0 ? StreamItemJson.DefaultAttempt(step) : attempt, path, ev.Take())
        {
            AttemptId = attemptId,
        };
    }

    /// <summary>Reads an item; see <see cref="Read(ReadOnlySpan{byte})"/>. What comes in several pieces is put together in
    /// rented memory first.</summary>
    /// <param name="json">UTF-8 JSON, all of it.</param>
    /// <returns>The item.</returns>
    /// <exception cref="System.Text.Json.JsonException">The JSON is malformed, lacks a member, does not fit its event or exceeds
    /// the limits; with the path of what is wrong.</exception>
    /// <exception cref="NotSupportedException">The event has a member that cannot be read.</exception>
    public StreamItem Read(in ReadOnlySequence<byte> json)
    {
        using var piece = new OnePiece(json, _limits);
        return Read(piece.Span);
    }

    private static long ReadFrom(ref EventJsonReader reader, long least, long most)
    {
        long value = reader.ReadInt64();
        if (value < least || value > most)
        {
            reader.FailValue(string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most} was expected"));
        }

        return value;
    }
}
