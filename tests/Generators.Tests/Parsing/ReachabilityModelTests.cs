using GenFlow.Generators.Parser;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Tests;

/// <summary>Random graphs of steps: the search ends, and what it finds holds together.</summary>
public class ReachabilityModelTests
{
    [Theory]
    [InlineData(8, 1_000)]
    [InlineData(16, 300)]
    [InlineData(60, 5)]
    public void Openers_of_random_graphs_are_found_and_hold_together(int size, int graphs)
    {
        for (int seed = 0; seed < graphs; seed++)
        {
            StepSignature[] steps = Graph(new Random(seed), size);
            var acceptance = new Acceptance(steps);

            Openers openers = JoinReachability.Find(steps, acceptance);

            foreach ((Opener opener, int join) in openers.All)
            {
                string where = FormattableString.Invariant($"seed {seed} of size {size}: {opener} and {join}");
                bool isFanOut = opener.Type is null && steps[opener.Step].IsFanOut;
                Assert.True(steps[join].IsDiamond || isFanOut, where);
                Assert.True(steps[join].IsDiamond || steps[join].CollectSlots > 0, where);
                Assert.True(steps[join].CollectFrom is null || steps[join].CollectFrom == steps[opener.Step].Name, where);
                Assert.True(opener.Type is null || acceptance.TargetsOf(acceptance.Types.Single(type => type.Identity == opener.Type)).Count > 1, where);
            }

            Assert.Equal(openers.All, JoinReachability.Find(steps, new Acceptance(steps)).All);
        }
    }

    [Fact]
    public void Openers_of_random_graphs_are_those_that_simulated_runs_find()
    {
        int found = 0;
        int reached = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            StepSignature[] steps = Graph(new Random(seed), 8);
            var acceptance = new Acceptance(steps);
            Openers openers = JoinReachability.Find(steps, acceptance);
            var simulation = new ScopeSimulation(steps, acceptance, openers, new Random(seed));
            for (int run = 0; run < 500; run++)
            {
                simulation.Run(budget: 60);
            }

            // Every join that an event reaches was known: it would have run also without one.
            Assert.All(simulation.Collected, pair => Assert.True(
                openers.JoinsOfStep(pair.FanOut).Contains(pair.Join),
                FormattableString.Invariant($"seed {seed}: S{pair.FanOut} and S{pair.Join}")));

            (Opener Opener, int Join)[] open = [.. openers.All.Where(pair => simulation.Opened.Contains(pair.Opener) && steps[pair.Join].CollectSlots > 0)];
            found += open.Length;
            reached += open.Count(pair => simulation.Collected.Contains((pair.Opener.Step, pair.Join)));
        }

        // And hardly any other: chance may miss one.
        Assert.True(reached > 0.9 * found, FormattableString.Invariant($"{reached} of {found} were reached."));
    }

    private static StepSignature[] Graph(Random random, int size)
    {
        EventReference[] events = [.. Enumerable.Range(0, size).Select(static i => Event(FormattableString.Invariant($"E{i}"), EventKind.Ordinary))];
        bool[] isFanOut = [.. Enumerable.Range(0, size).Select(_ => random.Next(4) == 0)];
        return [.. Enumerable.Range(0, size).Select(i => Step(random, i, events, isFanOut))];
    }

    private static StepSignature Step(Random random, int index, EventReference[] events, bool[] isFanOut)
    {
        int[] fanOuts = [.. Enumerable.Range(0, isFanOut.Length).Where(i => isFanOut[i])];
        EventReference Any() => events[random.Next(events.Length)];
        StepParameter[] parameters = random.Next(6) switch
        {
            0 => [new(ParameterRole.Collected, Any(), 0, Collect: new(fanOuts.Length > 0 && random.Next(2) == 0 ? Name(fanOuts[random.Next(fanOuts.Length)]) : null))],
            1 => [.. events.OrderBy(_ => random.Next()).Take(random.Next(2, 4)).Select(static (ev, slot) => new StepParameter(ParameterRole.Event, ev, slot))],
            2 when random.Next(4) == 0 => [new(ParameterRole.Event, Event("StepFailed", EventKind.Failure))],
            _ => [new(ParameterRole.Event, Any())],
        };
        EventReference[] result = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Any())];
        EventReference[] emits = [.. Enumerable.Range(0, random.Next(4) == 0 ? random.Next(3) : 0).Select(_ => Any())];
        return new(
            Name(index), Name(index), false, null, new(parameters), new(ResultContent.AnyOf, ResultCarrier.Bare, false, new(result)), new(emits),
            new StepPolicy(), isFanOut[index], SignatureProblem.None, -1);
    }

    private static string Name(int step) => FormattableString.Invariant($"S{step}");

    private static EventReference Event(string name, EventKind kind) => new(name, name, kind, true, false, null, null, default, Reach.Public);
}
