using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenFlow.Serialization;

namespace GenFlow.Benchmarks.Json;

/// <summary>An event written into a buffer that is used again, and read from its bytes: by what GenFlow generates, and by
/// the fast path that System.Text.Json generates.</summary>
internal sealed class EventJson<TEvent>(TEvent value, JsonTypeInfo<TEvent> framework)
    where TEvent : Event, IJsonCodec<TEvent>
{
    private const int Rounds = 20_000;
    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly Utf8JsonWriter _writer = new(System.IO.Stream.Null, new() { SkipValidation = true });
    private readonly byte[] _json = Framework(value, framework);

    public Task<long> Write()
    {
        for (int round = 0; round < Rounds; round++)
        {
            _output.ResetWrittenCount();
            GenFlowJson.Write(_output, value);
        }

        return Task.FromResult((long)Rounds);
    }

    public Task<long> WriteByFramework()
    {
        for (int round = 0; round < Rounds; round++)
        {
            _output.ResetWrittenCount();
            _writer.Reset(_output);
            JsonSerializer.Serialize(_writer, value, framework);
        }

        return Task.FromResult((long)Rounds);
    }

    public Task<long> Read()
    {
        for (int round = 0; round < Rounds; round++)
        {
            GenFlowJson.Read<TEvent>(_json);
        }

        return Task.FromResult((long)Rounds);
    }

    public Task<long> ReadByFramework()
    {
        for (int round = 0; round < Rounds; round++)
        {
            JsonSerializer.Deserialize(_json, framework);
        }

        return Task.FromResult((long)Rounds);
    }

    public Task<double> BytesOfWriting() => Allocated.EachAsync(Write);

    public Task<double> BytesOfReading() => Allocated.EachAsync(Read);

    private static byte[] Framework(TEvent value, JsonTypeInfo<TEvent> framework) => JsonSerializer.SerializeToUtf8Bytes(value, framework);
}
