using System.Globalization;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The tokens of a written model. llama.cpp ends the process over two of the same text, so this refuses them.</summary>
internal sealed class TokenTable
{
    public const string TurnStart = "<|im_start|>";
    public const string TurnEnd = "<|im_end|>";

    private const string ChatTemplate =
        "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n' }}{% endfor %}" +
        "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

    private readonly List<string> _texts = [];
    private readonly List<int> _kinds = [];
    private readonly List<float> _scores = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>A vocabulary with what every one has: unknown, the begin of a text, the two marks of ChatML, and the 256 bytes, so
    /// that any text has tokens.</summary>
    public TokenTable()
    {
        Add("<unk>", TokenKind.Unknown);
        Begin = Add("<s>", TokenKind.Control);
        Add(TurnStart, TokenKind.Control);
        End = Add(TurnEnd, TokenKind.Control);
        for (int value = 0; value < 256; value++)
        {
            Add(ByteText((byte)value), TokenKind.Byte);
        }
    }

    public int Count => _texts.Count;

    /// <summary>The token at the begin of a text.</summary>
    public int Begin { get; }

    /// <summary>The token that ends a turn.</summary>
    public int End { get; }

    /// <summary>The text of a byte's token, or of one more token for the same byte: llama.cpp reads the two digits only.</summary>
    public static string ByteText(byte value, int variant = 0) => variant == 0
        ? string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}>")
        : string.Create(CultureInfo.InvariantCulture, $"<0x{value:X2}#{variant}>");

    public string Text(int token) => _texts[token];

    public TokenKind Kind(int token) => (TokenKind)_kinds[token];

    public bool Contains(string text) => _known.Contains(text);

    public int Add(string text, TokenKind kind, float score = 0)
    {
        if (!_known.Add(text))
        {
            throw new ArgumentException($"The vocabulary has the token already: {text}", nameof(text));
        }

        _texts.Add(text);
        _kinds.Add((int)kind);
        _scores.Add(score);
        return _texts.Count - 1;
    }

    /// <summary>Writes the keys of the tokenizer.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="addsBegin">Whether <see cref="Begin"/> is put before every prompt.</param>
    public void WriteKeys(GgufWriter writer, bool addsBegin)
    {
        writer.Add("tokenizer.ggml.model", "llama");
        writer.Add("tokenizer.ggml.tokens", _texts);
        writer.Add("tokenizer.ggml.scores", _scores);
        writer.Add("tokenizer.ggml.token_type", _kinds);
        writer.Add("tokenizer.ggml.unknown_token_id", 0u);
        writer.Add("tokenizer.ggml.bos_token_id", (uint)Begin);
        writer.Add("tokenizer.ggml.eos_token_id", (uint)End);
        writer.Add("tokenizer.ggml.eot_token_id", (uint)End);
        writer.Add("tokenizer.ggml.add_bos_token", addsBegin);
        writer.Add("tokenizer.ggml.add_eos_token", false);
        writer.Add("tokenizer.ggml.add_space_prefix", false);
        writer.Add("tokenizer.chat_template", ChatTemplate);
    }
}
