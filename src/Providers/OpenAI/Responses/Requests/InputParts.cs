using GenFlow.Models;
using Microsoft.Extensions.AI;

namespace GenFlow.OpenAI.Responses.Requests;

/// <summary>Contents of users, and of results, as parts of the wire.</summary>
internal static class InputParts
{
    /// <exception cref="ModelRequestException">The wire takes no such content.</exception>
    public static ContentPart Of(AIContent content) => content switch
    {
        TextContent text => new("input_text") { Text = text.Text },
        DataContent data when data.HasTopLevelMediaType("image") => new("input_image") { ImageUrl = data.Uri, Detail = DetailOf(data) },
        UriContent link when link.HasTopLevelMediaType("image") => new("input_image") { ImageUrl = link.Uri.AbsoluteUri, Detail = DetailOf(link) },
        HostedFileContent file when file.MediaType is not null && file.HasTopLevelMediaType("image") => new("input_image") { FileId = file.FileId, Detail = DetailOf(file) },
        DataContent data when IsFile(data.MediaType) => new("input_file") { Filename = NameOf(data), FileData = data.Uri },
        UriContent link when IsFile(link.MediaType) => new("input_file") { FileUrl = link.Uri.AbsoluteUri },
        HostedFileContent file => new("input_file") { FileId = file.FileId },
        DataContent data => throw Untaken(data.MediaType),
        UriContent link => throw Untaken(link.MediaType),
        _ => throw new ModelRequestException($"The transcript has a {content.GetType().Name}, which has no form in the Responses API. Give it as text, as an image or as a file."),
    };

    /// <summary>The error for what a user may say, and a model may not.</summary>
    public static ModelRequestException Unsaid(AIContent content) =>
        new($"A message of the assistant has a {content.GetType().Name}: the Responses API takes media from the user only. Move it to a message of the user.");

    private static bool IsFile(string mediaType) =>
        !mediaType.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) && !mediaType.StartsWith("video/", StringComparison.OrdinalIgnoreCase);

    private static ModelRequestException Untaken(string mediaType) =>
        new($"The transcript has media of the type '{mediaType}': the Responses API takes images and files, and no sound or film. Give what it says as text.");

    private static string DetailOf(AIContent content) =>
        content.AdditionalProperties?.TryGetValue("detail", out string? detail) == true && detail is not null ? detail : "auto";

    // The wire tells by the name what a file is.
    private static string NameOf(DataContent data) =>
        !string.IsNullOrEmpty(data.Name) ? data.Name
        : data.MediaType switch
        {
            "application/pdf" => "file.pdf",
            "text/plain" => "file.txt",
            "text/markdown" => "file.md",
            "text/html" => "file.html",
            "text/csv" => "file.csv",
            "application/json" => "file.json",
            _ => "file",
        };
}
