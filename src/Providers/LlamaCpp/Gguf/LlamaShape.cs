namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The sizes of a written model of the llama architecture.</summary>
internal sealed record LlamaShape(int Dimensions, int Layers, int Heads, int KvHeads, int FeedForward, int ContextLength)
{
    // Small enough that a norm of known numbers is what it is on paper.
    private const float NormEpsilon = 1e-9f;

    public int HeadLength => Dimensions / Heads;

    public void WriteKeys(GgufWriter writer, string name)
    {
        writer.Add("general.architecture", "llama");
        writer.Add("general.name", name);
        writer.Add("llama.context_length", (uint)ContextLength);
        writer.Add("llama.embedding_length", (uint)Dimensions);
        writer.Add("llama.block_count", (uint)Layers);
        writer.Add("llama.feed_forward_length", (uint)FeedForward);
        writer.Add("llama.attention.head_count", (uint)Heads);
        writer.Add("llama.attention.head_count_kv", (uint)KvHeads);
        writer.Add("llama.rope.dimension_count", (uint)HeadLength);
        writer.Add("llama.attention.layer_norm_rms_epsilon", NormEpsilon);
    }
}
