using System.Globalization;
using GenFlow.Tests.Support;

namespace GenFlow.Tests.Model;

/// <summary>Workflows at random: chains, fan-outs, joins, loops, requests, children, failures, retries, limits, ends of all kinds. A
/// failing seed is in the message.</summary>
public class ModelTests
{
    public const string SeedVariable = "GENFLOW_MODEL_SEED";

    public const int DefaultSeeds = 2_000;

    private const int AtOnce = 4;

    /// <summary>How many seeds the model runs; the directed races take their share of it.</summary>
    public static int Seeds => Read("GENFLOW_MODEL_SEEDS") ?? DefaultSeeds;

    [Fact]
    public async Task RandomWorkflows_KeepTheInvariants()
    {
        if (Read(SeedVariable) is { } only)
        {
            await ModelDriver.RunAsync(only);
            return;
        }

        await Parallel.ForAsync(
            0, Seeds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, static async (seed, _) => await ModelDriver.RunAsync(seed));
    }

    private static int? Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int value) ? value : null;
}
