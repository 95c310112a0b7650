namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>All that the events of one script differ in from wire to wire.</summary>
internal static class WireLines
{
    /// <summary>The lines that are expected, as they come out of a wire.</summary>
    /// <remarks>Whole calls have no fragments. Nothing in Chat Completions says that a call is complete before the answer is:
    /// all calls of a message end with it.</remarks>
    public static IReadOnlyList<string> Of(Wire wire, IReadOnlyList<string> lines) => wire switch
    {
        Wire.WholeCalls => [.. lines.Where(static line => !line.StartsWith(nameof(ActionDelta), StringComparison.Ordinal))],
        Wire.ChatCompletions => EndTogether(lines),
        _ => lines,
    };

    /// <summary>The lines that came.</summary>
    /// <remarks>Anthropic counts the input where the answer begins, so that one that breaks off has usage.</remarks>
    public static IReadOnlyList<string> Of(Wire wire, IReadOnlyList<string> lines, bool isBroken) =>
        wire == Wire.Anthropic && isBroken ? [.. lines.Where(static line => line != "UsageUpdated 0+0 of 0+0 Unknown")] : lines;

    private static List<string> EndTogether(IReadOnlyList<string> lines)
    {
        List<string> shown = [];
        List<string> ends = [];
        foreach (string line in lines)
        {
            if (line.StartsWith("ActionEnd ", StringComparison.Ordinal))
            {
                ends.Add(line);
                continue;
            }

            if (line.StartsWith("UsageUpdated ", StringComparison.Ordinal))
            {
                shown.AddRange(ends);
                ends.Clear();
            }

            shown.Add(line);
        }

        return [.. shown, .. ends];
    }
}
