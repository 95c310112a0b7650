using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp;

/// <summary>Models with random weights, which llama.cpp runs as any other: for tests and measurements without a download. They write
/// nonsense; greedily they never end an answer by themselves, so limit the tokens.</summary>
public static class RandomModel
{
    /// <summary>Writes a model. Its prompts are ChatML; any text has tokens. A file that is there is replaced when the new one is
    /// whole.</summary>
    /// <param name="path">The file, by custom ending in <c>.gguf</c>; missing directories are made.</param>
    /// <param name="options">The sizes; null for <see cref="RandomModelOptions.Tiny"/>.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left behind.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sizes do not fit together.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, RandomModelOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= RandomModelOptions.Tiny;
        LlamaShape shape = options.Shape();
        var writer = new GgufWriter();
        shape.WriteKeys(writer, "random");
        TokenTable vocabulary = Words(options.Vocabulary);
        vocabulary.WriteKeys(writer, addsBegin: false);
        AddTensors(writer, shape, vocabulary, options);
        ModelFile.Write(path, writer, cancellationToken);
    }

    private static TokenTable Words(int count)
    {
        var vocabulary = new TokenTable();
        for (int i = 0; vocabulary.Count < count; i++)
        {
            // A score below that of its parts: a word is joined from the syllables before it.
            vocabulary.Add(RandomWord.At(i), TokenKind.Normal, -i);
        }

        return vocabulary;
    }

    private static void AddTensors(GgufWriter writer, LlamaShape shape, TokenTable vocabulary, RandomModelOptions options)
    {
        var numbers = new RandomNumbers(options.Seed);
        int dimensions = shape.Dimensions;
        int keys = shape.HeadLength * shape.KvHeads;
        Add("token_embd.weight", dimensions, vocabulary.Count, 1);
        writer.AddOnes("output_norm.weight", dimensions);

        // Of the end of a turn every logit is 0, and some other token's is above it.
        writer.AddMatrix("output.weight", options.Format, dimensions, vocabulary.Count, (row, values) =>
        {
            if (row != vocabulary.End)
            {
                numbers.Fill(values, Spread(dimensions, 2));
            }
        });
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            string block = $"blk.{layer}.";
            writer.AddOnes(block + "attn_norm.weight", dimensions);
            Add(block + "attn_q.weight", dimensions, dimensions, Spread(dimensions, 1));
            Add(block + "attn_k.weight", dimensions, keys, Spread(dimensions, 1));
            Add(block + "attn_v.weight", dimensions, keys, Spread(dimensions, 1));
            Add(block + "attn_output.weight", dimensions, dimensions, Spread(dimensions, 1));
            writer.AddOnes(block + "ffn_norm.weight", dimensions);
            Add(block + "ffn_gate.weight", dimensions, shape.FeedForward, Spread(dimensions, 1));
            Add(block + "ffn_up.weight", dimensions, shape.FeedForward, Spread(dimensions, 1));
            Add(block + "ffn_down.weight", shape.FeedForward, dimensions, Spread(shape.FeedForward, 1));
        }

        void Add(string name, int columns, int rows, float spread) =>
            writer.AddMatrix(name, options.Format, columns, rows, (_, values) => numbers.Fill(values, spread));
    }

    /// <summary>Half the width of an even distribution under which a sum over so many normed numbers has this deviation.</summary>
    private static float Spread(int count, float deviation) => deviation * MathF.Sqrt(3f / count);
}
