using Microsoft.Extensions.AI;

namespace GenFlow.Models;

/// <summary>Citations, between GenFlow's record and the abstraction's annotations.</summary>
internal static class Citations
{
    public static CitationAnnotation ToAnnotation(Citation citation) => new()
    {
        Title = citation.Title,
        Url = citation.Url is not null && Uri.TryCreate(citation.Url, UriKind.RelativeOrAbsolute, out Uri? url) ? url : null,
        Snippet = citation.Quote,
        AnnotatedRegions = citation.Start is null && citation.End is null ? null
            : [new TextSpanAnnotatedRegion { StartIndex = citation.Start, EndIndex = citation.End }],
    };

    /// <summary>Adds the citations of an annotation: one for each part of the text that it names.</summary>
    public static void AddTo(List<ModelDelta> deltas, int index, CitationAnnotation annotation)
    {
        var whole = new Citation(annotation.Url?.OriginalString, annotation.Title, annotation.Snippet);
        bool hasRegion = false;
        foreach (AnnotatedRegion region in annotation.AnnotatedRegions ?? [])
        {
            if (region is TextSpanAnnotatedRegion span)
            {
                hasRegion = true;
                deltas.Add(ModelDelta.Cites(index, whole with { Start = span.StartIndex, End = span.EndIndex }));
            }
        }

        if (!hasRegion)
        {
            deltas.Add(ModelDelta.Cites(index, whole));
        }
    }
}
