using System.Security.Cryptography;
using System.Text;

namespace GenFlow.Mcp;

/// <summary>Names of tools as all providers take them: letters, digits, underscores and dashes, at most 64.</summary>
internal sealed class ToolNames
{
    private const int Longest = 64;
    private const int MarkLength = 9;

    private readonly string _prefix;
    private readonly Dictionary<string, int> _tools = new(StringComparer.Ordinal);
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public ToolNames(string prefix, IEnumerable<string> all)
    {
        _prefix = prefix;
        foreach (string name in all)
        {
            string plain = Plain(prefix + name);
            _tools[plain] = _tools.GetValueOrDefault(plain) + 1;
        }
    }

    public string For(string name)
    {
        string whole = _prefix + name;
        string plain = Plain(whole);

        // Which of several tools gets a name must not depend on their order: a transcript may name it.
        bool isOwn = (_tools[plain] == 1 || plain == whole) && plain.Length is > 0 and <= Longest;
        string given = isOwn ? plain : Marked(whole, plain);
        return _given.Add(given) ? given : throw new InvalidOperationException($"The MCP server lists the tool '{ServerTexts.Shown(name)}' twice.");
    }

    // The same for the same name in every session.
    private static string Marked(string whole, string plain) =>
        plain[..Math.Min(plain.Length, Longest - MarkLength)] + "_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..(MarkLength - 1)];

    private static string Plain(string whole) => string.Create(whole.Length, whole, static (letters, from) =>
    {
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = char.IsAsciiLetterOrDigit(from[i]) || from[i] is '_' or '-' ? from[i] : '_';
        }
    });
}
