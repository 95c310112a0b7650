using System.Buffers;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Tests.Wire;

/// <summary>A serializer written by hand, so that the envelope is tested by itself.</summary>
public sealed record Note(string Text) : StreamEvent, IJsonCodec<Note>
{
    public override string EventType => "Note";

    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Any);

    public static void Write(ref EventJsonWriter writer, Note value) => value.WriteJson(ref writer);

    public static Note Read(ref EventJsonReader reader)
    {
        string? text = null;
        reader.BeginObject();
        while (reader.NextMember())
        {
            if (reader.NameIs("text"u8))
            {
                text = reader.ReadString();
            }
            else
            {
                reader.Skip();
            }
        }

        if (text is null)
        {
            reader.FailMissing(1, "text");
        }

        return text.Length == 0 ? throw new ArgumentException("A note says something.") : new(text);
    }

    protected override void WriteJson(ref EventJsonWriter writer)
    {
        writer.Enter();
        writer.WriteString("{\"text\":"u8, Text);
        writer.WriteRaw("}"u8);
        writer.Leave();
    }
}

/// <summary>Fails after so many characters.</summary>
public sealed record Torn(int Length) : StreamEvent
{
    public override string EventType => "Torn";

    protected override void WriteJson(ref EventJsonWriter writer)
    {
        writer.WriteString("{\"text\":"u8, new string('x', Length));
        throw new NotSupportedException("It cannot be written.");
    }
}

/// <summary>An event that is not of the stream.</summary>
public sealed record Plain : Event, IJsonCodec<Plain>
{
    public override string EventType => "Plain";

    public static TypeShape Shape => ScalarShape.Of(ScalarKind.Any);

    public static void Write(ref EventJsonWriter writer, Plain value) => writer.WriteRaw("{}"u8);

    public static Plain Read(ref EventJsonReader reader)
    {
        reader.Skip();
        return new();
    }
}

/// <summary>A union whose cases say in their data which they are.</summary>
public abstract record Shade : StreamEvent, IJsonCodec<Shade>
{
    public static TypeShape Shape { get; } = new UnionShape("Shade", null, static () => [new("Shade.Light", null, true, []), new("Shade.Dark", null, true, [])]);

    public override string EventType => "Shade." + GetType().Name;

    public static void Write(ref EventJsonWriter writer, Shade value) => value.WriteJson(ref writer);

    public static Shade Read(ref EventJsonReader reader)
    {
        Shade shade = reader.Discriminator().SequenceEqual("Shade.Light"u8) ? new Light() : new Dark();
        reader.Skip();
        return shade;
    }

    protected override void WriteJson(ref EventJsonWriter writer)
    {
        writer.WriteString("{\"type\":"u8, EventType);
        writer.WriteRaw("}"u8);
    }

    public sealed record Light : Shade;

    public sealed record Dark : Shade;
}

internal static class Items
{
    public static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 21, 13, 57, 50, TimeSpan.Zero).AddTicks(1234567);

    public static StreamItem Of(StreamEvent ev, string? step = "Write", int attempt = 1, string path = "", long sequence = 12) =>
        new(sequence, Time, step, attempt, path, ev);

    public static string Write(in StreamItem item)
    {
        var output = new ArrayBufferWriter<byte>();
        StreamItemJson.Write(output, item);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static JsonElement Element(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static StreamItem Read(this StreamItemReader reader, string json) => reader.Read(Encoding.UTF8.GetBytes(json));
}
