using System.Buffers;
using GenFlow.Serialization;

namespace GenFlow.Tests.Wire.Registering;

[Event]
public partial record Box<T>(T Value);

[Event]
public partial record Crate<T>(Box<T> Box);

public sealed class RegisteringTests
{
    private struct NobodyKnows;

    [Fact]
    public void GenericEventInsideAnother_WhoseArgumentNobodyRegistered_IsAnErrorAndNoEndlessSearch()
    {
        var crate = new Crate<NobodyKnows>(new(default));
        NotSupportedException error = Assert.Throws<NotSupportedException>(() => GenFlowJson.Write(new ArrayBufferWriter<byte>(), crate));
        Assert.Contains(nameof(NobodyKnows), error.Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(static () => GenFlowJson.Read<Crate<NobodyKnows>>("{\"box\":{\"value\":1}}"u8));
    }

    [Fact]
    public void GenericEventInsideAnother_OfAKnownArgument_IsReadAsItWasWritten()
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, new Crate<int>(new(3)));
        Assert.Equal(new Crate<int>(new(3)), GenFlowJson.Read<Crate<int>>(output.WrittenSpan));
    }
}
