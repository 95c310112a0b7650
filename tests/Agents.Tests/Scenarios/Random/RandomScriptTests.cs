namespace GenFlow.Agents.Tests.Scenarios;

public sealed class RandomScriptTests
{
    private const int Scripts = 2_000;

    /// <summary>To look at one that failed, give its number here.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10_000)]
    [InlineData(20_000)]
    public async Task Any_deltas_cuts_and_failures_give_whole_brackets_and_no_action_runs_on_half_of_its_arguments(int first)
    {
        for (int seed = first; seed < first + Scripts; seed++)
        {
            try
            {
                await new RandomCase(seed).CheckAsync();
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}: {failure.Message}", failure);
            }
        }
    }
}
