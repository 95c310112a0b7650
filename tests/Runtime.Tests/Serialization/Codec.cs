using System.Buffers;
using System.Text;
using System.Text.Json;
using GenFlow.Serialization;

namespace GenFlow.Tests.Serialization;

/// <summary>A codec by itself, and beside the framework's serializer.</summary>
internal static class Codec
{
    public static byte[] Write<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new EventJsonWriter(output);
        TCodec.Write(ref writer, value);
        writer.Complete();
        return output.WrittenSpan.ToArray();
    }

    public static string Text<T, TCodec>(T value)
        where TCodec : IJsonCodec<T> =>
        Encoding.UTF8.GetString(Write<T, TCodec>(value));

    public static T Read<T, TCodec>(ReadOnlySpan<byte> json, JsonLimits? limits = null)
        where TCodec : IJsonCodec<T>
    {
        var reader = new EventJsonReader(json, limits ?? JsonLimits.Default);
        T value = TCodec.Read(ref reader);
        reader.Complete();
        return value;
    }

    public static T Read<T, TCodec>(string json)
        where TCodec : IJsonCodec<T> =>
        Read<T, TCodec>(Encoding.UTF8.GetBytes(json));

    /// <summary>Refused with the path and the place of what is wrong.</summary>
    public static JsonException Refuses<T, TCodec>(string json)
        where TCodec : IJsonCodec<T>
    {
        JsonException error = Assert.Throws<JsonException>(() => Read<T, TCodec>(json));
        Assert.NotNull(error.Path);
        Assert.NotNull(error.BytePositionInLine);
        return error;
    }

    /// <summary>The same bytes as the framework writes, and the same value both ways.</summary>
    public static void Agrees<T, TCodec>(T value)
        where TCodec : IJsonCodec<T>
    {
        byte[] theirs = JsonSerializer.SerializeToUtf8Bytes(value, GenFlowJson.Options);
        byte[] ours = Write<T, TCodec>(value);
        Assert.Equal(Encoding.UTF8.GetString(theirs), Encoding.UTF8.GetString(ours));
        Assert.Equal(value, Read<T, TCodec>(ours));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(ours, GenFlowJson.Options));
    }

    /// <summary>The same answer to a text: a value, or a refusal.</summary>
    public static void AgreesOn<T, TCodec>(string json)
        where TCodec : IJsonCodec<T>
    {
        object? theirs = Try(() => JsonSerializer.Deserialize<T>(json, GenFlowJson.Options));
        object? ours = Try(() => Read<T, TCodec>(json));
        Assert.True(Equals(theirs, ours), $"{json}: the framework reads {theirs ?? "nothing"}, GenFlow {ours ?? "nothing"}.");
    }

    private static object? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
