using System.Globalization;
using System.Text;
using System.Text.Json;
using GenFlow.Models;
using ModelContextProtocol.Protocol;

namespace GenFlow.Mcp;

/// <summary>What a model is told of a result: the texts, not the protocol's JSON around them.</summary>
internal sealed class ResultText
{
    // A result that is told in a few words may link to pages all the same.
    private const int LeastForSources = 10_000;

    private readonly StringBuilder _text = new();
    private readonly List<Source> _sources = [];
    private readonly int _longest;
    private long _length;
    private long _inSources;

    public ResultText(CallToolResult result, int longest)
    {
        _longest = longest;
        IList<ContentBlock> content = result.Content ?? [];
        foreach (ContentBlock block in content)
        {
            Add(block);
        }

        if (result.StructuredContent is { ValueKind: not JsonValueKind.Undefined } structured && !content.Any(block => Says(block, structured)))
        {
            Line(structured.GetRawText());
        }

        if (_length == 0)
        {
            _text.Append(result.IsError == true ? "The tool has failed, and does not say why." : "Done.");
        }
        else if (_length > _longest)
        {
            _text.Append(CultureInfo.InvariantCulture, $"\n[cut: the first {_longest} of {_length} characters]");
        }
    }

    public IReadOnlyList<Source> Sources => _sources;

    public override string ToString() => _text.ToString();

    private void Add(ContentBlock block)
    {
        switch (block)
        {
            case TextContentBlock text:
                Line(text.Text);
                break;
            case ImageContentBlock image:
                Line(NotShown("image", image.MimeType, image.Data.Length));
                break;
            case AudioContentBlock audio:
                Line(NotShown("audio", audio.MimeType, audio.Data.Length));
                break;
            case ResourceLinkBlock link:
                string title = link.Title ?? link.Name;
                Cite(title, link.Uri, link.Description);
                Line(link.Description is { Length: > 0 } said ? $"{title}: {link.Uri} ({said})" : $"{title}: {link.Uri}");
                break;
            case EmbeddedResourceBlock { Resource: TextResourceContents resource }:
                Cite(resource.Uri, resource.Uri, null);
                Line(resource.Text);
                break;
            case EmbeddedResourceBlock { Resource: BlobResourceContents blob }:
                Cite(blob.Uri, blob.Uri, null);
                Line($"{blob.Uri} {NotShown("file", blob.MimeType, blob.Blob.Length)}");
                break;
            default:
                Line($"[{block?.Type}: not shown]");
                break;
        }
    }

    // As much of them as of the text.
    private void Cite(string? title, string? uri, string? said)
    {
        const int Item = 16;
        _inSources += Item + (title?.Length ?? 0) + (uri?.Length ?? 0) + (said?.Length ?? 0);
        if (uri is not null && _inSources <= Math.Max(_longest, LeastForSources))
        {
            _sources.Add(new(title ?? uri, uri, said));
        }
    }

    private void Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (_length > 0)
        {
            Append("\n");
        }

        Append(text);
    }

    // No half of a character: a surrogate without its other half is no text.
    private void Append(string text)
    {
        int room = (int)Math.Clamp(_longest - _length, 0, text.Length);
        if (room > 0 && room < text.Length && char.IsHighSurrogate(text[room - 1]))
        {
            room--;
        }

        _length += text.Length;
        _text.Append(text, 0, room);
    }

    private static bool Says(ContentBlock block, JsonElement structured)
    {
        if (block is not TextContentBlock { Text: var text } || text.AsSpan().TrimStart() is not ['{' or '[' or '"' or '-' or 't' or 'f' or 'n' or (>= '0' and <= '9'), ..])
        {
            return false;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return JsonElement.DeepEquals(document.RootElement, structured);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Base64 has four letters for three bytes.
    private static string NotShown(string what, string? type, int letters) =>
        string.Create(CultureInfo.InvariantCulture, $"[{what}, {type ?? "of unknown type"}, {letters / 4L * 3} bytes: not shown]");
}
