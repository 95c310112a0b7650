namespace Quickstart.Output;

/// <summary>Prints what the run says while it works, a line an event.</summary>
internal static class ProgressPrinter
{
    private const int WidestTitle = 60;

    public static void Print(Progress progress)
    {
        switch (progress)
        {
            case Progress.Counted counted:
                Console.WriteLine($"counted {counted.Number,3}  {Text.Fit(counted.Title, WidestTitle)}: {Text.Count(counted.Words, "word")}");
                break;
            case Progress.Ranked ranked:
                Console.WriteLine($"ranked  {ranked.Number,3}  {Text.Fit(ranked.Title, WidestTitle)}: {string.Join(", ", ranked.TellingWords)}");
                break;
        }
    }
}
