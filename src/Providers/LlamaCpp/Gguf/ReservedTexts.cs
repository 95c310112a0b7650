namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The texts of tokens that llama.cpp takes for marks whatever a file says of them: they end answers or are not shown.</summary>
internal static class ReservedTexts
{
    private static readonly HashSet<string> _texts = new(StringComparer.Ordinal)
    {
        "<s>", "</s>", "<eos>", "<EOT>", "_<EOT>", "[EOT]", "[EOS]", "[PAD]", "[e~[", "<turn|>", "<end_of_turn>", "<end_of_utterance>",
        "<PRE>", "<SUF>", "<MID>", "<PAD>", "<REPO>", "<reponame>", "\u2581<PRE>", "\u2581<SUF>", "\u2581<MID>",
    };

    public static bool Contains(string piece) =>
        _texts.Contains(piece) ||
        piece.StartsWith("<|", StringComparison.Ordinal) ||
        piece.StartsWith("<\uFF5C", StringComparison.Ordinal) ||
        piece.StartsWith("<fim", StringComparison.Ordinal);
}
