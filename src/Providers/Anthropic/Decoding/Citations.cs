using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Anthropic.Decoding;

/// <summary>Where text comes from, in the several forms of the wire: pages of the web, results of searches, and characters, pages
/// or parts of documents.</summary>
internal static class Citations
{
    public static Citation Of(JsonElement citation) => new(
        citation.Text("url") ?? UrlIn(citation.Text("source")),
        citation.Text("title") ?? citation.Text("document_title"),
        citation.Text("cited_text"));

    // The results of a search name their source as whoever gave them likes.
    private static string? UrlIn(string? source) =>
        Uri.TryCreate(source, UriKind.Absolute, out Uri? url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? source : null;
}
