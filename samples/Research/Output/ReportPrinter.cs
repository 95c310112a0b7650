namespace Research.Output;

/// <summary>Prints the result.</summary>
internal static class ReportPrinter
{
    public static void Print(string question, Report report)
    {
        Console.WriteLine();
        Console.WriteLine(question);
        Console.WriteLine();
        Console.WriteLine(report.Sources.Count == 0 ? "No source says anything about it." : "Sources");
        foreach (Outcome.Read source in report.Sources)
        {
            Console.WriteLine($"  {source.Score,5:P0}  {source.Title}: {source.Quote}");
        }

        if (report.Unreadable.Count > 0)
        {
            Console.WriteLine();
            Console.WriteLine("Unreadable");
            foreach (Outcome.Unreadable source in report.Unreadable)
            {
                Console.WriteLine($"  {source.Source.Name}: {source.Reason}");
            }
        }

        Console.WriteLine();
        Console.WriteLine($"{report.Usage.Requests} requests, {report.Usage.Bytes} bytes");
    }
}
