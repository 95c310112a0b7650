using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Tests.Text;

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static readonly TagPair Think = new("<think>", "</think>");
    public static readonly TagPair Call = new("<tool_call>", "</tool_call>");

    public static AnswerFormat Format(params string[] stops) => new(Think, Call, stops);

    /// <summary>What is given out for an answer that comes at once.</summary>
    public static string Read(string answer, AnswerFormat? format = null) => Read([answer], format).ToString();

    public static RecordingSink Read(IEnumerable<string> pieces, AnswerFormat? format = null)
    {
        var sink = new RecordingSink();
        var reader = new AnswerReader(format ?? Format(), sink);
        foreach (string piece in pieces)
        {
            reader.Append(piece);
        }

        reader.Finish();
        return sink;
    }

    public static IEnumerable<string> Cut(string text, Random random, int longest)
    {
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(random.Next(1, longest + 1), text.Length - at);
            yield return text.Substring(at, length);
            at += length;
        }
    }
}
