using System.Buffers;
using System.Buffers.Text;
using GenFlow.Serialization;

namespace GenFlow;

/// <summary>The envelope: an item of a run's stream as one JSON object, for everything that leaves the process.
/// <c>{"seq":12,"ts":"2026-11-21T13:57:50.1234567Z","step":"Write","path":"","type":"Progress","data":{…}}</c>.
/// <c>step</c> is null for the run itself; <c>attempt</c> stands there only where it is neither 1 with a step nor 0 without,
/// <c>attemptId</c> only where it is not 0; <c>data</c> is what <see cref="GenFlowJson.Write"/> gives for the event.
/// <see cref="StreamItemReader"/> reads it.</summary>
public static class StreamItemJson
{
    // "2026-11-21T13:57:50.1234567Z"
    private const int TimestampLength = 28;

    /// <summary>Writes an item. Allocates nothing.</summary>
    /// <param name="output">Receives UTF-8 JSON without a line break of its own. Where the event cannot be written, nothing of
    /// the item is handed to it as long as the item fits into the space that it has given; of a longer item it may hold the
    /// beginning: write into a buffer of your own what must not be torn.</param>
    /// <param name="item">The item.</param>
    /// <exception cref="ArgumentException">The item is of no stream: it has no event, no path or no number.</exception>
    /// <exception cref="NotSupportedException">The event has a member that cannot be written, or no serializer.</exception>
    /// <exception cref="System.Text.Json.JsonException">The event is nested deeper than 64 levels.</exception>
    public static void Write(IBufferWriter<byte> output, in StreamItem item)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (item.Event is null || item.Path is null || item.Sequence < 1 || item.Attempt < 0 || item.AttemptId < 0)
        {
            throw new ArgumentException("Only an item of a stream can be written: with an event, a path and a number from 1.", nameof(item));
        }

        var writer = new EventJsonWriter(output);
        writer.WriteInteger("{\"seq\":"u8, item.Sequence);
        WriteTimestamp(ref writer, item.Timestamp);
        writer.WriteString(",\"step\":"u8, item.Step);
        if (item.Attempt != DefaultAttempt(item.Step))
        {
            writer.WriteInteger(",\"attempt\":"u8, item.Attempt);
        }

        if (item.AttemptId != 0)
        {
            writer.WriteInteger(",\"attemptId\":"u8, item.AttemptId);
        }

        writer.WriteString(",\"path\":"u8, item.Path);
        writer.WriteString(",\"type\":"u8, item.Event.EventType);
        writer.WriteRaw(",\"data\":"u8);
        item.Event.WriteTo(ref writer);
        writer.WriteRaw("}"u8);
        writer.Complete();
    }

    /// <summary>The attempt where the JSON names none.</summary>
    internal static int DefaultAttempt(string? step) => step is null ? 0 : 1;

    private static void WriteTimestamp(ref EventJsonWriter writer, DateTimeOffset timestamp)
    {
        Span<byte> text = stackalloc byte[TimestampLength];
        Utf8Formatter.TryFormat(timestamp.UtcDateTime, text, out int written, 'O');
        writer.WriteRaw(",\"ts\":\""u8);
        writer.WriteRaw(text[..written]);
        writer.WriteRaw("\""u8);
    }
}
