using System.Text.Json.Serialization;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Tests.Serialization;

/// <summary>An event whose codec is written by hand, as the generator would.</summary>
public sealed record Measured(int Index, string Text = "", long Ticks = 0, double Value = 0, IReadOnlyList<string>? Tags = null, Measured? Inner = null)
    : Event, IJsonCodec<Measured>
{
    [JsonIgnore]
    public override string EventType => "Measured";

    static TypeShape IJsonCodec<Measured>.Shape => new ObjectShape("Measured", null, isCase: false, []);

    static void IJsonCodec<Measured>.Write(ref EventJsonWriter writer, Measured value) => value.WriteJson(ref writer);

    protected override void WriteJson(ref EventJsonWriter writer)
    {
        writer.Enter();
        writer.WriteInteger("{\"index\":"u8, Index);
        writer.WriteString(",\"text\":"u8, Text);
        writer.WriteInteger(",\"ticks\":"u8, Ticks);
        writer.WriteDouble(",\"value\":"u8, Value);
        writer.WriteRaw(",\"tags\":"u8);
        OptionalCodec<IReadOnlyList<string>, ReadOnlyListCodec<string, StringCodec>>.Write(ref writer, Tags);
        writer.WriteRaw(",\"inner\":"u8);
        OptionalCodec<Measured, EventCodec<Measured>>.Write(ref writer, Inner);
        writer.WriteRaw("}"u8);
        writer.Leave();
    }

    static Measured IJsonCodec<Measured>.Read(ref EventJsonReader reader)
    {
        int index = 0;
        string text = "";
        long ticks = 0;
        double value = 0;
        IReadOnlyList<string>? tags = null;
        Measured? inner = null;
        ulong missing = 1;
        reader.BeginObject();
        while (reader.NextMember())
        {
            if (reader.NameIs("index"u8))
            {
                index = reader.ReadInt32();
                missing = 0;
            }
            else if (reader.NameIs("text"u8))
            {
                text = reader.ReadString();
            }
            else if (reader.NameIs("ticks"u8))
            {
                ticks = reader.ReadInt64();
            }
            else if (reader.NameIs("value"u8))
            {
                value = reader.ReadDouble();
            }
            else if (reader.NameIs("tags"u8))
            {
                tags = OptionalCodec<IReadOnlyList<string>, ReadOnlyListCodec<string, StringCodec>>.Read(ref reader);
            }
            else if (reader.NameIs("inner"u8))
            {
                inner = OptionalCodec<Measured, EventCodec<Measured>>.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (missing != 0)
        {
            reader.FailMissing(missing, "index");
        }

        return new(index, text, ticks, value, tags, inner);
    }
}

/// <summary>A union whose cases hold the union again.</summary>
public abstract record Shape : Event, IJsonCodec<Shape>
{
    static TypeShape IJsonCodec<Shape>.Shape => new UnionShape("Shape", null, static () => []);

    static void IJsonCodec<Shape>.Write(ref EventJsonWriter writer, Shape value) => value.WriteTo(ref writer);

    static Shape IJsonCodec<Shape>.Read(ref EventJsonReader reader)
    {
        ReadOnlySpan<byte> type = reader.Discriminator();
        if (!type.SequenceEqual("Group"u8))
        {
            reader.Fail($"there is no Shape of the type '{System.Text.Encoding.UTF8.GetString(type)}'");
        }

        return Group.ReadCase(ref reader);
    }

    public sealed record Group(Shape? Inner) : Shape
    {
        [JsonIgnore]
        public override string EventType => "Group";

        protected override void WriteJson(ref EventJsonWriter writer)
        {
            writer.Enter();
            writer.WriteRaw("{\"type\":\"Group\",\"inner\":"u8);
            OptionalCodec<Shape, EventCodec<Shape>>.Write(ref writer, Inner);
            writer.WriteRaw("}"u8);
            writer.Leave();
        }

        internal static Group ReadCase(ref EventJsonReader reader)
        {
            Shape? inner = null;
            reader.BeginObject();
            while (reader.NextMember())
            {
                if (reader.NameIs("inner"u8))
                {
                    inner = OptionalCodec<Shape, EventCodec<Shape>>.Read(ref reader);
                }
                else if (reader.NameIs("type"u8))
                {
                    reader.ReadType("Group"u8);
                }
                else
                {
                    reader.Skip();
                }
            }

            return new(inner);
        }
    }
}
