namespace GenFlow.Tests.Units.Model;

public class LedgerModelTests
{
    private const int Seeds = 2_500;

    [Fact]
    public void Ledger_DrivenAtRandom_DoesWhatItsModelSays()
    {
        var seen = new Dictionary<string, int>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            var walk = new LedgerWalk(seed);
            try
            {
                walk.Go();
            }
#pragma warning disable CA1031 // Whatever it is, its seed is what counts.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Assert.Fail($"Seed {seed}: {exception}");
            }

            foreach (string what in walk.Seen)
            {
                seen[what] = seen.GetValueOrDefault(what) + 1;
            }
        }

        // A walk that goes nowhere would find nothing.
        string[] everything =
        [
            "Plain", "Bounded", "FanA", "FanB", "ForkA", "ForkB", "Inner", "From", "Count", "Key", "Two", "Diamond", "Diamond3",
            "Queued", "ScopeClosed", "NoScope", "Surplus", "incomplete", "dropped", "ghost", "groups", "held up", "settled", "end",
        ];
        Assert.All(everything, what => Assert.True(seen.GetValueOrDefault(what) >= Seeds / 50, $"{what}: {seen.GetValueOrDefault(what)}"));
    }
}
