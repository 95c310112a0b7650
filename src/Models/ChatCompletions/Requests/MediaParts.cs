using Microsoft.Extensions.AI;

namespace GenFlow.Models.ChatCompletions;

/// <summary>The parts of a user's message.</summary>
internal static class MediaParts
{
    /// <returns>The part; null for a content that says nothing to the model.</returns>
    /// <exception cref="ModelRequestException">The wire has no part for it.</exception>
    public static RequestPart? Of(AIContent content) => content switch
    {
        TextReasoningContent or UsageContent => null,
        TextContent text => text.Text.Length == 0 ? null : new() { Type = "text", Text = text.Text },
        UriContent link when link.HasTopLevelMediaType("image") => Image(link.Uri.OriginalString, link),
        DataContent image when image.HasTopLevelMediaType("image") => Image(image.Uri, image),
        DataContent audio when audio.HasTopLevelMediaType("audio") => Audio(audio),
        DataContent { MediaType: "application/pdf" } file => new() { Type = "file", File = new(file.Uri, null, file.Name ?? "document.pdf") },
        HostedFileContent file => new() { Type = "file", File = new(null, file.FileId, null) },
        UriContent link => throw new ModelRequestException($"Over Chat Completions a link can be an image, and not {link.MediaType}. Load it, and give its bytes as a DataContent."),
        DataContent data => throw new ModelRequestException($"Chat Completions take images, audio and PDF, and not {data.MediaType}. Convert it first; give text as a TextContent."),
        _ => throw new ModelRequestException($"Chat Completions have nothing for a {content.GetType().Name} in a user's message. Leave it out, or say it as text."),
    };

    private static RequestPart Image(string url, AIContent image) => new()
    {
        Type = "image_url",
        ImageUrl = new(url, image.AdditionalProperties?.TryGetValue("detail", out object? detail) == true ? detail?.ToString() : null),
    };

    private static RequestPart Audio(DataContent audio) => new()
    {
        Type = "input_audio",
        InputAudio = new(audio.Base64Data.ToString(), audio.MediaType switch
        {
            "audio/wav" or "audio/x-wav" or "audio/wave" or "audio/vnd.wave" => "wav",
            "audio/mpeg" or "audio/mp3" => "mp3",
            _ => throw new ModelRequestException($"Chat Completions take audio as WAV and MP3, and not {audio.MediaType}. Convert it first."),
        }),
    };
}
