using System.Globalization;
using System.Text;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Analyzers.Tests;

/// <summary>The rules about a workflow share what was read of it, and run at once.</summary>
public class ConcurrentRulesTests
{
    private const int Steps = 60;

    [Fact]
    public async Task Rules_that_ask_one_graph_at_once_agree()
    {
        CSharpCompilation compilation = Analysis.Compile(Source(), language: null);
        string[] expected = Reported(await Analysis.OfAllRules(compilation));
        Assert.Equal(Steps, expected.Length);
        for (int round = 0; round < 5; round++)
        {
            Compilation same = compilation.Clone();
            string[][] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => Reported(await Analysis.OfAllRules(same)))));
            Assert.All(found, reported => Assert.Equal(expected, reported));
        }
    }

    [Fact]
    public void Types_that_are_asked_for_at_once_are_each_found()
    {
        EventReference[] events = [.. Enumerable.Range(0, 2000).Select(static i => Ordinary($"E{i}"))];
        for (int round = 0; round < 50; round++)
        {
            var acceptance = new Acceptance([]);
            var errors = new System.Collections.Concurrent.ConcurrentQueue<Exception>();
            using var start = new Barrier(4);
            Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
            {
                start.SignalAndWait();
                try
                {
                    Array.ForEach(events, ev => acceptance.MayBeTakenAs(ev));
                }
                catch (Exception ex) when (ex is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
                {
                    errors.Enqueue(ex);
                }
            }))];
            Array.ForEach(threads, static thread => thread.Start());
            Array.ForEach(threads, static thread => thread.Join());
            Assert.Empty(errors);
        }
    }

    private static EventReference Ordinary(string name) =>
        new(name, name, EventKind.Ordinary, IsSealed: true, IsAbstract: false, Payload: null, PayloadIdentity: null, Bases: new([]), Reach.Public);

    private static string[] Reported(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(static diagnostic => diagnostic.ToString()).Order(StringComparer.Ordinal)];

    // Steps that no run comes to: what they give is asked for by each rule, and by none before.
    private static string Source()
    {
        var events = new StringBuilder();
        var steps = new StringBuilder();
        for (int i = 0; i < Steps; i++)
        {
            events.AppendLine(CultureInfo.InvariantCulture, $"[Event] public partial record E{i};");
            steps.AppendLine(CultureInfo.InvariantCulture, $"[Step] public E{(i + 1) % Steps} Step{i}(E{i} ev) => new();");
        }

        return $"{events} [Workflow] public partial class W {{ [Step] public StopEvent Begin(StartEvent s) => new(); {steps} }}";
    }
}
