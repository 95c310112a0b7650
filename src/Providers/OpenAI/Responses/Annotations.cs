using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.OpenAI.Responses;

/// <summary>Annotations of text as citations.</summary>
internal static class Annotations
{
    /// <summary>The citation; null for an annotation that names no source.</summary>
    public static Citation? Read(JsonElement annotation, ItemPart part)
    {
        // Before container files were, their citations had the form of the others.
        string? url = annotation.Text("url"u8);
        string? title = annotation.Text("title"u8) ?? annotation.Text("filename"u8) ?? annotation.Text("file_id"u8);
        if (url is null && title is null)
        {
            return null;
        }

        // The wire counts characters and does not say which: up to the first sign that takes two units of UTF-16 all ways of
        // counting agree, and behind it the place is not known.
        int known = part.FirstPair < 0 ? part.Text.Length : part.FirstPair;
        return annotation.Number("start_index"u8) is { } start and >= 0 && annotation.Number("end_index"u8) is { } end && end >= start && end <= known
            ? new Citation(url, title, null, (int)start, (int)end)
            : new Citation(url, title);
    }
}
