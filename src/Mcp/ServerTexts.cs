using ModelContextProtocol.Client;

namespace GenFlow.Mcp;

/// <summary>What servers say, no longer than it may be.</summary>
internal static class ServerTexts
{
    private const int LongestName = 100;

    /// <summary>The beginning of a text; no half of a character at its end.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int length = longest - 1;
        return string.Concat(text.AsSpan(0, length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length), "…");
    }

    /// <summary>What the server calls itself, for messages.</summary>
    public static string NameOf(McpClient client) => Cut(client.ServerInfo?.Name ?? "", LongestName);

    /// <summary>What a tool is called, for messages.</summary>
    public static string Shown(string name) => Cut(name, LongestName);
}
