namespace GenFlow.Agents.Tests.Scenarios;

public sealed class RandomScriptTests
{
    private const int Scripts = 2_000;
    private const int ScriptsOfWires = 400;

    /// <summary>To look at one that failed, give its number here.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    [InlineData(20_000)]
    public async Task Any_deltas_cuts_and_failures_give_whole_brackets_and_no_action_runs_on_half_of_its_arguments(int first)
    {
        for (int seed = first; seed < first + Scripts; seed++)
        {
            await CheckAsync(new RandomCase(seed), seed);
        }
    }

    [Theory]
    [InlineData(Wire.Anthropic)]
    [InlineData(Wire.Responses)]
    [InlineData(Wire.ChatCompletions)]
    public async Task On_every_wire_they_mean_the_same_however_the_bytes_are_cut(Wire wire)
    {
        for (int seed = 0; seed < ScriptsOfWires; seed++)
        {
            await CheckAsync(new RandomCase(seed, wire), seed);
        }
    }

    private static async Task CheckAsync(RandomCase random, int seed)
    {
        try
        {
            await random.CheckAsync();
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
        }
    }
}
