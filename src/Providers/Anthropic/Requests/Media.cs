using System.Text;
using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.Anthropic.Requests;

/// <summary>Images and documents.</summary>
internal static class Media
{
    private const string Pdf = "application/pdf";

    public static RequestBlock Of(AIContent content) => content switch
    {
        DataContent data => OfData(data),
        UriContent uri => OfUri(uri),
        HostedFileContent { FileId: { } id } file => new(IsImage(file.MediaType) ? "image" : "document") { Source = new("file") { FileId = id }, Title = IsImage(file.MediaType) ? null : file.Name },
        _ => throw Refused(content.GetType().Name),
    };

    private static RequestBlock OfData(DataContent data)
    {
        switch (data.MediaType.ToLowerInvariant())
        {
            case "image/png" or "image/jpeg" or "image/gif" or "image/webp":
                return new("image") { Source = new("base64") { MediaType = data.MediaType.ToLowerInvariant(), Data = new(data.Data) } };
            case Pdf:
                return new("document") { Source = new("base64") { MediaType = Pdf, Data = new(data.Data) }, Title = data.Name };
            default:
                return data.HasTopLevelMediaType("text")
                    ? new("document") { Source = new("text") { MediaType = "text/plain", Data = new(default, Encoding.UTF8.GetString(data.Data.Span)) }, Title = data.Name }
                    : throw Refused(data.MediaType);
        }
    }

    private static RequestBlock OfUri(UriContent uri)
    {
        if (uri.Uri.Scheme != Uri.UriSchemeHttps && uri.Uri.Scheme != Uri.UriSchemeHttp)
        {
            throw new ModelRequestException($"Anthropic cannot fetch '{uri.Uri.Scheme}:' addresses. Read the file and give its bytes as DataContent.");
        }

        bool isImage = IsImage(uri.MediaType);
        return isImage || uri.MediaType.Equals(Pdf, StringComparison.OrdinalIgnoreCase)
            ? new(isImage ? "image" : "document") { Source = new("url") { Url = uri.Uri.AbsoluteUri } }
            : throw Refused($"{uri.MediaType} by its address");
    }

    private static bool IsImage(string? mediaType) => mediaType is not null && mediaType.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    private static ModelRequestException Refused(string what) =>
        new($"Anthropic does not take {what}. It takes PNG, JPEG, GIF and WebP images, PDF documents and text.");
}
