using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenFlow.Benchmarks.Generators;

/// <summary>What the generators cost, from nothing and after an edit inside a step's body, against an empty pipeline over
/// the same nodes. Both sides in turns, each run over a compilation whose symbols nobody has asked for.</summary>
internal static class GeneratorTable
{
    private const int Rounds = 15;
    private const int WarmUps = 5;
    private const double Limit = 3;
    private const double LinearLimit = 1.5;
    private static readonly int[] s_sizes = [10, 100, 500];

    /// <summary>Prints the table; false where a line is over its limit.</summary>
    public static bool Print()
    {
        Console.WriteLine();
        Console.WriteLine("| generators | workflows | ours, µs a workflow | the other pipeline, µs a workflow | ratio | limit | |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var edits = new List<double>();
        bool good = true;
        foreach (int size in s_sizes)
        {
            CSharpCompilation compilation = Corpus.Create(size);
            CSharpCompilation edited = Corpus.Edit(compilation, edit: 1);
            (double our, double their) = Cold(compilation, new EmptyPipeline());
            good &= Line("cold", size, our, their, Limit);
            (our, their) = Cold(compilation, new BindingPipeline());
            Line("cold; the other binds the same symbols", size, our, their, limit: null);
            (our, their) = AfterEdit(compilation);
            good &= Line("edit in a step's body", size, our, their, Limit);
            edits.Add(our / size);
            bool keeps = new DriverSide(DriverSide.Shipped).KeepsItsFiles(compilation, edited);
            good &= keeps;
            Console.WriteLine($"| edit in a step's body: files written again | {size} | {(keeps ? "none" : "SOME")} | | | none | {(keeps ? "ok" : "OVER")} |");
        }

        good &= Growth(edits);
        return good;
    }

    // A pipeline that looks at all of them for each of them would show here.
    private static bool Growth(List<double> edits)
    {
        double growth = edits[^1] / edits[^2];
        bool ok = growth <= LinearLimit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| edit, a workflow among 500 against one among 100 | | {edits[^1]:F1} | {edits[^2]:F1} | {growth:F2}× | ≤ {LinearLimit}× | {(ok ? "ok" : "OVER")} |"));
        return ok;
    }

    private static (double Ours, double Theirs) Cold(CSharpCompilation compilation, IIncrementalGenerator other)
    {
        var ours = new DriverSide(DriverSide.Shipped);
        var theirs = new DriverSide([other]);
        return InTurns(_ => ours.Cold(compilation), _ => theirs.Cold(compilation));
    }

    // Each round is another edit, whose file nobody has seen.
    private static (double Ours, double Theirs) AfterEdit(CSharpCompilation compilation)
    {
        var ours = new DriverSide(DriverSide.Shipped);
        var theirs = new DriverSide([new EmptyPipeline()]);
        ours.Cold(compilation);
        theirs.Cold(compilation);
        return InTurns(round => ours.Cached(Corpus.Edit(compilation, round)), round => theirs.Cached(Corpus.Edit(compilation, round)));
    }

    private static (double Ours, double Theirs) InTurns(Func<int, double> run, Func<int, double> other)
    {
        var ours = new double[Rounds];
        var theirs = new double[Rounds];
        for (int round = -WarmUps; round < Rounds; round++)
        {
            double our = run(round);
            double their = other(round);
            if (round >= 0)
            {
                ours[round] = our;
                theirs[round] = their;
            }
        }

        Array.Sort(ours);
        Array.Sort(theirs);
        return (ours[Rounds / 2], theirs[Rounds / 2]);
    }

    private static bool Line(string what, int size, double our, double their, double? limit)
    {
        bool ok = limit is null || our / their <= limit;
        string limitText = limit is { } number ? string.Create(CultureInfo.InvariantCulture, $"≤ {number}×") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {what} | {size} | {our / size:F1} | {their / size:F1} | {our / their:F2}× | {limitText} | {(limit is null ? "" : ok ? "ok" : "OVER")} |"));
        return ok;
    }
}
