using System.Globalization;

namespace GenFlow.Testing;

/// <summary>Runs a test in many orders of the workflow's parallel steps.</summary>
public static class Explore
{
    /// <summary>Names the environment variable with the one seed to run.</summary>
    public const string SeedVariable = "GENFLOW_TEST_SEED";

    /// <summary>Runs a test with the seeds from 0, one after the other, and stops at the first that fails. With
    /// <see cref="SeedVariable"/> set, runs only that seed.</summary>
    /// <param name="seeds">How many.</param>
    /// <param name="test">The test. It gives the seed to <see cref="TestOptions.Seed"/>, and throws if it fails.</param>
    /// <exception cref="WorkflowTestException">A seed failed; the message says which, and how to run it alone.</exception>
    public static async Task OrdersAsync(int seeds, Func<int, Task> test)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        ArgumentNullException.ThrowIfNull(test);
        if (int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out int only))
        {
            await test(only).ConfigureAwait(false);
            return;
        }

        for (int seed = 0; seed < seeds; seed++)
        {
            try
            {
                await test(seed).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Whatever the test throws, the seed belongs to it.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                throw new WorkflowTestException(
                    string.Create(CultureInfo.InvariantCulture, $"Seed {seed} fails. To run it alone, call the test with seed {seed}, or set {SeedVariable}={seed}.\n{exception.Message}"),
                    (exception as WorkflowTestException)?.Stream ?? [],
                    exception);
            }
        }
    }
}
