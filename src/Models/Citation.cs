using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Where a part of an answer comes from.</summary>
/// <param name="Url">The source's address; null for one without.</param>
/// <param name="Title">The source's title.</param>
/// <param name="Quote">What is cited, in the source's words.</param>
/// <param name="Start">Where in the block's text the cited part begins, in UTF-16 units; null where the provider does not say.</param>
/// <param name="End">Where it ends, exclusive.</param>
public sealed record Citation(string? Url = null, string? Title = null, string? Quote = null, int? Start = null, int? End = null)
{
    /// <summary>As an annotation of Microsoft.Extensions.AI.</summary>
    /// <returns>The annotation.</returns>
    public CitationAnnotation ToAnnotation() => new()
    {
        Title = Title,
        Url = Url is not null && Uri.TryCreate(Url, UriKind.RelativeOrAbsolute, out Uri? url) ? url : null,
        Snippet = Quote,
        AnnotatedRegions = Start is null && End is null ? null : [new TextSpanAnnotatedRegion { StartIndex = Start, EndIndex = End }],
    };

    /// <summary>What an annotation says: a citation for each part of the text that it names, one for all of it where it names none.</summary>
    /// <param name="annotation">The annotation.</param>
    /// <returns>The citations.</returns>
    public static IReadOnlyList<Citation> FromAnnotation(CitationAnnotation annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        var whole = new Citation(annotation.Url?.OriginalString, annotation.Title, annotation.Snippet);
        var parts = new List<Citation>();
        foreach (AnnotatedRegion region in annotation.AnnotatedRegions ?? [])
        {
            if (region is TextSpanAnnotatedRegion span)
            {
                parts.Add(whole with { Start = span.StartIndex, End = span.EndIndex });
            }
        }

        return parts.Count > 0 ? parts : [whole];
    }
}
