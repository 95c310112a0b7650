using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using GenFlow.Benchmarks.Cases;

namespace GenFlow.Benchmarks.Quick;

/// <summary>Measures both sides of every line in one process, in turns, and prints the ratio of their medians. Minutes
/// shorter than the full benchmarks, and good enough to see a regression.</summary>
internal static class QuickRun
{
    private const int Rounds = 41;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);

    public static async Task<int> RunAsync(string? only)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, medians of {Rounds} rounds in turns"));
        bool good = true;
        Console.WriteLine();
        Console.WriteLine("| what | ours, ns | yardstick | its ns | ratio | limit | |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (Comparison comparison in AllCases.Comparisons.Where(Selected))
        {
            good &= await MeasureAsync(comparison);
        }

        Console.WriteLine();
        Console.WriteLine("| what | with, ns | without, ns | more, ns | limit | |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (Extra extra in AllCases.Extras.Where(extra => only is null || extra.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            (double with, double without) = await MediansAsync(extra.With, extra.Without);
            bool ok = with - without <= extra.Limit;
            good &= ok;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {extra.Name} | {with:F1} | {without:F1} | {with - without:F1} | ≤ {extra.Limit} | {(ok ? "ok" : "OVER")} |"));
        }

        Console.WriteLine();
        Console.WriteLine("| what | bytes | limit | |");
        Console.WriteLine("|---|---|---|---|");
        foreach (MemoryUse use in AllCases.Memory.Where(use => only is null || use.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            await use.Bytes();
            double bytes = await use.Bytes();
            bool ok = use.Limit is not { } limit || bytes <= limit;
            good &= ok;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {use.Name} | {bytes:F1} | {use.Limit} | {(use.Limit is null ? "" : ok ? "ok" : "OVER")} |"));
        }

        return good ? 0 : 1;

        bool Selected(Comparison comparison) => only is null || comparison.Name.Contains(only, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<bool> MeasureAsync(Comparison comparison)
    {
        (double our, double their) = await MediansAsync(comparison.Ours, comparison.Theirs);
        double ratio = comparison.AtLeast ? their / our : our / their;
        bool ok = comparison.Limit is not { } limit || (comparison.AtLeast ? ratio >= limit : ratio <= limit);
        string limitText = comparison.Limit is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{(comparison.AtLeast ? "≥" : "≤")} {number}×")
            : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {comparison.Name} | {our:F1} | {comparison.Yardstick} | {their:F1} | {ratio:F2}× | {limitText} | {(comparison.Limit is null ? "" : ok ? "ok" : "OVER")} |"));
        return ok;
    }

    public static async Task<(double Ours, double Theirs)> MediansAsync(Func<Task<long>> run, Func<Task<long>> other)
    {
        await WarmUpAsync(run);
        await WarmUpAsync(other);
        var ours = new double[Rounds];
        var theirs = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ours[round] = await TimeAsync(run);
            theirs[round] = await TimeAsync(other);
        }

        Array.Sort(ours);
        Array.Sort(theirs);
        return (ours[Rounds / 2], theirs[Rounds / 2]);
    }

    private static async Task WarmUpAsync(Func<Task<long>> run)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < WarmUp)
        {
            await run();
        }
    }

    private static async Task<double> TimeAsync(Func<Task<long>> run)
    {
        // On the pool, and not inline in whatever completed the run before.
        await Task.Yield();
        long start = Stopwatch.GetTimestamp();
        long operations = await run();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / operations;
    }
}
