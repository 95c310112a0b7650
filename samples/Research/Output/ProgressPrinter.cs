using GenFlow;

namespace Research.Output;

/// <summary>Prints what the run and its children say while they work, a line an item, each with its path.</summary>
internal static class ProgressPrinter
{
    private const int WidestPath = 15;

    public static void Print(in StreamItem item)
    {
        string? text = item.Event switch
        {
            Progress.Searching searching => $"searching: {searching.Question}",
            Progress.Found found => $"{found.Sources} sources",
            Progress.Requesting requesting => $"requesting {requesting.Page}{(item.Attempt == 1 ? "" : $", attempt {item.Attempt}")}",
            Progress.Received received => $"received {received.Page}, {received.Bytes} bytes",
            Progress.Scored scored => $"scored {scored.Page}: {scored.Score:P0}",
            Progress.GaveUp gaveUp => $"gave up {gaveUp.Page}: {gaveUp.Reason}",
            Lifecycle.StepFailed failed => $"{failed.Step} failed: {failed.Error}",
            StepRetrying retrying => $"taking back {Taken(retrying)} of {retrying.Step}, attempt {retrying.Attempt}",
            _ => null,
        };
        if (text is not null)
        {
            Console.WriteLine($"{(item.Path.Length == 0 ? "research" : item.Path).PadRight(WidestPath)}  {text}");
        }
    }

    // Lines that were printed stay in a terminal; a user interface would remove the items with these numbers.
    private static string Taken(StepRetrying retrying) =>
        retrying.From == retrying.To ? $"item {retrying.From}" : $"items {retrying.From} to {retrying.To}";
}
