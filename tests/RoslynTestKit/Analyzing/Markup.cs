using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace GenFlow.RoslynTestKit;

/// <summary>A span that a test expects a diagnostic on.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Span">Where, in the text without markup.</param>
public sealed record MarkedSpan(string Id, TextSpan Span);

/// <summary>Source text with <c>{|ID:span|}</c> around what diagnostics are expected on. Spans may nest.</summary>
/// <param name="Text">The text without the markup.</param>
/// <param name="Spans">The spans, in order of position.</param>
public sealed record Markup(string Text, ImmutableArray<MarkedSpan> Spans)
{
    public static Markup Parse(string marked)
    {
        var text = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var spans = new List<MarkedSpan>();
        for (int position = 0; position < marked.Length;)
        {
            if (string.CompareOrdinal(marked, position, "{|", 0, 2) == 0)
            {
                int colon = marked.IndexOf(':', position);
                if (colon < 0)
                {
                    throw new VerificationException("A span is opened without an id: {| must be followed by ID and a colon.");
                }

                open.Push((marked[(position + 2)..colon], text.Length));
                position = colon + 1;
            }
            else if (open.Count > 0 && string.CompareOrdinal(marked, position, "|}", 0, 2) == 0)
            {
                (string id, int start) = open.Pop();
                spans.Add(new(id, TextSpan.FromBounds(start, text.Length)));
                position += 2;
            }
            else
            {
                text.Append(marked[position++]);
            }
        }

        return open.Count == 0
            ? new(text.ToString(), [.. spans.OrderBy(static span => span.Span.Start).ThenBy(static span => span.Id, StringComparer.Ordinal)])
            : throw new VerificationException($"The span of {open.Peek().Id} is not closed.");
    }
}
