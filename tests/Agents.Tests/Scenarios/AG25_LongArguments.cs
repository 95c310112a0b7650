using GenFlow.Agents.Testing;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

public sealed class AG25_LongArguments
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AG25_a_hundred_kilobytes_in_one_byte_fragments_take_linear_memory(bool readsLast)
    {
        // Warm.
        await AllocatedAsync(2_000, readsLast);

        double half = await AllocatedAsync(50_000, readsLast);
        double whole = await AllocatedAsync(100_000, readsLast);

        Assert.InRange(whole / half, 1.5, 2.5);

        // The events are the most of it: about 130 bytes for each fragment.
        Assert.InRange(whole, 100_000, 40_000_000);
    }

    [Fact]
    public async Task AG25_the_last_snapshot_of_long_arguments_has_all_of_them()
    {
        string city = new('x', 20_000);
        ActionDelta? last = null;

        AgentResponse response = await ReadAsync($"{{\"city\":\"{city}\"}}", ev => last = ev as ActionDelta ?? last);

        Assert.Equal(city, ((TestArgs.Partial)last!.Partial!).City);
        Assert.Equal(city, last.Body.GetProperty("city").GetString());
        Assert.Equal($"find of {city}", response.Messages[1].Actions.Single().Result);
    }

    private static async Task<double> AllocatedAsync(int size, bool readsLast)
    {
        ActionDelta? last = null;
        string json = $"{{\"city\":\"{new string('x', size)}\"}}";
        ModelDelta[] deltas = Deltas(json);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await ReadAsync(deltas, ev => last = ev as ActionDelta ?? last);
        if (readsLast)
        {
            Assert.Equal(size, ((TestArgs.Partial)last!.Partial!).City!.Length);
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static ModelDelta[] Deltas(string json) =>
        [ModelDelta.ActionStart(0, "c", "find"), .. json.Select(static sign => ModelDelta.ActionFragment(0, sign.ToString())), ModelDelta.BlockEnd(0), ModelDelta.Stop(StopReason.Actions, null)];

    private static Task<AgentResponse> ReadAsync(string json, Action<AgentEvent> onEvent) => ReadAsync(Deltas(json), onEvent);

    private static async Task<AgentResponse> ReadAsync(ModelDelta[] deltas, Action<AgentEvent> onEvent)
    {
        int call = 0;
        OwnModel model = OwnModel.Of((_, _, _) => call++ == 0 ? Synchronous.Of(deltas) : Synchronous.Of([ModelDelta.OfText(0, "Done."), ModelDelta.Stop(StopReason.EndOfTurn, null)]));
        AgentStream stream = new Agent(model) { Actions = [TestAction.Echo("find")] }.StreamAsync("Go.");
        await foreach (AgentEvent ev in stream)
        {
            onEvent(ev);
        }

        return stream.Response;
    }
}
