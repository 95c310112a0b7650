namespace GenFlow.MistralRs;

/// <summary>What the lines of a server may not show.</summary>
internal sealed class ServerSecrets
{
    // Shorter ones are words that may stand anywhere.
    private const int Shortest = 6;
    private static readonly string[] s_words = ["TOKEN", "KEY", "SECRET", "PASSWORD"];
    private static readonly string[] s_inherited = ["HF_TOKEN", "HUGGING_FACE_HUB_TOKEN"];
    private readonly string[] _values;

    public ServerSecrets(MistralRsServerOptions options, IReadOnlyList<string> arguments) => _values =
    [
        .. options.Environment
            .Where(static variable => s_words.Any(word => variable.Key.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(static variable => variable.Value)
            .Concat(s_inherited.Select(Environment.GetEnvironmentVariable))
            .Concat(arguments.Select(LiteralIn))
            .OfType<string>()
            .Where(static value => value.Length >= Shortest)
            .Distinct()
            .OrderByDescending(static value => value.Length),
    ];

    /// <summary>How long the longest of them is; 0 for none.</summary>
    public int Longest => _values.Length == 0 ? 0 : _values[0].Length;

    public string Remove(string line)
    {
        foreach (string value in _values)
        {
            line = line.Replace(value, "***", StringComparison.Ordinal);
        }

        return line;
    }

    // mistral.rs takes a token as literal:….
    private static string? LiteralIn(string argument) =>
        argument.IndexOf("literal:", StringComparison.Ordinal) is >= 0 and var place ? argument[(place + "literal:".Length)..] : null;
}
