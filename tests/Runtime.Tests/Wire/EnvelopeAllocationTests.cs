using System.Buffers;
using GenFlow.Tests.Support;
using GenFlow.Tests.Wire.WholeRuns;

namespace GenFlow.Tests.Wire;

[Collection(QuietProcess.Name)]
public sealed class EnvelopeAllocationTests
{
    private const int Count = 1_000;

    private static readonly StreamItem[] s_items =
    [
        Items.Of(new Progress(3, "größer")),
        Items.Of(new Chat.Token("text"), step: "Draft", attempt: 2, path: "child/größe") with { AttemptId = 3 },
        Items.Of(new RunCompleted(new Report("done", 1)), step: null, attempt: 0),
        Items.Of(new UnknownEvent("Other", Items.Element("{\"a\":[1,2]}"))),
    ];

    [Fact]
    public void EV03_WritingItemsIntoAReusedBuffer_AllocatesNothing()
    {
        var output = new ArrayBufferWriter<byte>(1 << 16);
        WriteAll(output);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int number = 0; number < Count; number++)
        {
            WriteAll(output);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ReadingAnItem_AllocatesTheEventOnly()
    {
        var reader = new StreamItemReader(ReportWorkflow.Events);
        var items = new ArrayBufferWriter<byte>();
        var events = new ArrayBufferWriter<byte>();
        StreamItemJson.Write(items, s_items[1]);
        GenFlowJson.Write(events, s_items[1].Event);

        long item = Measure(() => reader.Read(items.WrittenSpan));
        long ev = Measure(() => GenFlowJson.Read<Chat.Token>(events.WrittenSpan));
        Assert.True(ev > 0);
        Assert.Equal(ev, item);
    }

    private static void WriteAll(ArrayBufferWriter<byte> output)
    {
        output.ResetWrittenCount();
        foreach (StreamItem item in s_items)
        {
            StreamItemJson.Write(output, item);
        }
    }

    private static long Measure(Action read)
    {
        read();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int number = 0; number < Count; number++)
        {
            read();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
