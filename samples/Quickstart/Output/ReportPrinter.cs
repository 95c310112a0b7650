namespace Quickstart.Output;

/// <summary>Prints the result as a table, and the sentences that tell most.</summary>
internal static class ReportPrinter
{
    private const int WidestTitle = 32;
    private const int WidestSentence = 160;

    public static void Print(string path, DocumentReport report)
    {
        int titles = Math.Clamp(report.Sections.Max(static section => section.Title.Length), "Section".Length, WidestTitle);
        Console.WriteLine();
        Console.WriteLine(
            $"{path}: {Text.Count(report.Sections.Count, "section")}, {Text.Count(report.Words, "word")}, {Text.Count(report.Sentences, "sentence")} of {report.AverageSentenceLength:F1} words on average");
        Console.WriteLine();
        Console.WriteLine($"  #  {"Section".PadRight(titles)}  Words  Sentences  Average  Code  Telling words");
        foreach (SectionReport section in report.Sections)
        {
            Console.WriteLine(
                $"{section.Number,3}  {Text.Fit(section.Title, titles).PadRight(titles)}  {section.Words,5}  {section.Sentences,9}  {section.AverageSentenceLength,7:F1}  {section.CodeLines,4}  {string.Join(", ", section.TellingWords)}");
        }

        Console.WriteLine();
        Console.WriteLine("Most telling sentences");
        foreach ((SectionReport section, var sentence) in report.TellingSentences)
        {
            Console.WriteLine($"  {sentence.Score,5:F2}  {Text.Fit(sentence.Text, WidestSentence)}  ({section.Title})");
        }
    }
}
