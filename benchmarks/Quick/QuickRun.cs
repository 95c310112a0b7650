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
        Console.WriteLine("| what | bytes | limit | |");
        Console.WriteLine("|---|---|---|---|");
        foreach (MemoryUse use in AllCases.Memory.Where(use => only is null || use.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            await use.Bytes();
            double bytes = await use.Bytes();
            bool ok = bytes <= use.Limit;
            good &= ok;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {use.Name} | {bytes:F1} | {use.Limit} | {(ok ? "ok" : "OVER")} |"));
        }

        return good ? 0 : 1;

        bool Selected(Comparison comparison) => only is null || comparison.Name.Contains(only, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<bool> MeasureAsync(Comparison comparison)
    {
        await WarmUpAsync(comparison.Ours);
        await WarmUpAsync(comparison.Theirs);
        var ours = new double[Rounds];
        var theirs = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ours[round] = await TimeAsync(comparison.Ours);
            theirs[round] = await TimeAsync(comparison.Theirs);
        }

        Array.Sort(ours);
        Array.Sort(theirs);
        double our = ours[Rounds / 2];
        double their = theirs[Rounds / 2];
        double ratio = comparison.AtLeast ? their / our : our / their;
        bool ok = comparison.Limit is not { } limit || (comparison.AtLeast ? ratio >= limit : ratio <= limit);
        string limitText = comparison.Limit is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{(comparison.AtLeast ? "≥" : "≤")} {number}×")
            : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {comparison.Name} | {our:F1} | {comparison.Yardstick} | {their:F1} | {ratio:F2}× | {limitText} | {(comparison.Limit is null ? "" : ok ? "ok" : "OVER")} |"));
        return ok;
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
