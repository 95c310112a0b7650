using System.Security.Cryptography;
using System.Text;

namespace GenFlow.Mcp;

/// <summary>Names of tools as all providers take them: letters, digits, underscores and dashes, at most 64.</summary>
internal sealed class ToolNames(string prefix)
{
    private const int Longest = 64;
    private const int MarkLength = 9;

    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    public string For(string name)
    {
        string whole = prefix + name;
        string plain = string.Create(whole.Length, whole, static (letters, from) =>
        {
            for (int i = 0; i < letters.Length; i++)
            {
                letters[i] = char.IsAsciiLetterOrDigit(from[i]) || from[i] is '_' or '-' ? from[i] : '_';
            }
        });
        if (plain.Length is > 0 and <= Longest && _given.Add(plain))
        {
            return plain;
        }

        // The same for the same name in every session: transcripts and prompts may name it.
        string mark = "_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..(MarkLength - 1)];
        string marked = plain[..Math.Min(plain.Length, Longest - MarkLength)] + mark;
        return _given.Add(marked) ? marked : throw new InvalidOperationException($"The MCP server lists the tool '{name}' twice.");
    }
}
