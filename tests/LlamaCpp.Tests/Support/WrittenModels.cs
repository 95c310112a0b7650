using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp.Tests.Support;

/// <summary>Small models with one thing that is unusual.</summary>
internal static class WrittenModels
{
    private const int Width = 32;

    /// <summary>A model whose likelihoods are all this number.</summary>
    public static void WriteOfOneLikelihood(string path, float number)
    {
        var tokens = new TokenTable();
        var writer = new GgufWriter();
        Shape.WriteKeys(writer, "numbers");
        tokens.WriteKeys(writer, addsBegin: true);
        writer.AddMatrix("output.weight", WeightFormat.F32, Width, tokens.Count, (_, values) => values.Fill(number));
        AddRest(writer, tokens.Count);
        ModelFile.Write(path, writer, CancellationToken.None);
    }

    /// <summary>A model with a token for each byte, whose texts are cut by one of llama.cpp's regular expressions.</summary>
    public static void WriteOfBytePairs(string path, string expression)
    {
        List<string> texts = [.. Enumerable.Range(0, 256).Select(ByteText), "aa", TokenTable.TurnStart, TokenTable.TurnEnd];
        var writer = new GgufWriter();
        Shape.WriteKeys(writer, "pairs");
        writer.Add("tokenizer.ggml.model", "gpt2");
        writer.Add("tokenizer.ggml.pre", expression);
        writer.Add("tokenizer.ggml.tokens", texts);
        writer.Add("tokenizer.ggml.token_type", [.. texts.Select(text => (int)(text.StartsWith("<|", StringComparison.Ordinal) ? TokenKind.Control : TokenKind.Normal))]);
        writer.Add("tokenizer.ggml.merges", new[] { "a a" });
        writer.Add("tokenizer.ggml.eos_token_id", (uint)texts.IndexOf(TokenTable.TurnEnd));
        writer.Add("tokenizer.ggml.add_bos_token", false);
        AddRest(writer, texts.Count);
        ModelFile.Write(path, writer, CancellationToken.None);
    }

    private static LlamaShape Shape => new(Width, 1, 2, 2, Width, 1024);

    // Bytes that cannot be seen have characters of their own, in their order.
    private static string ByteText(int value)
    {
        bool isSeen = IsSeen(value);
        int unseen = Enumerable.Range(0, value).Count(other => !IsSeen(other));
        return ((char)(isSeen ? value : 256 + unseen)).ToString();
    }

    private static bool IsSeen(int value) => value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);

    private static void AddRest(GgufWriter writer, int tokens)
    {
        writer.AddMatrix("token_embd.weight", WeightFormat.F32, Width, tokens, static (row, values) => values[row % Width] = 1);
        writer.AddOnes("output_norm.weight", Width);
        writer.AddOnes("blk.0.attn_norm.weight", Width);
        writer.AddOnes("blk.0.ffn_norm.weight", Width);
        foreach (string name in new[] { "attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down" })
        {
            writer.AddMatrix($"blk.0.{name}.weight", WeightFormat.F32, Width, Width, static (_, _) => { });
        }
    }
}
