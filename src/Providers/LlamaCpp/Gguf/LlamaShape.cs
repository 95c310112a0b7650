namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The sizes of a written model of the llama architecture.</summary>
internal sealed record LlamaShape(int Dimensions, int Layers, int Heads, int KvHeads, int FeedForward, int ContextLength)
{
    // Small enough that a norm of known numbers is what it is on paper.
    private const float NormEpsilon = 1e-9f;

    public int HeadLength => Dimensions / Heads;

    public void WriteKeys(GgufWriter writer, string name, string architecture = "llama")
    {
        writer.Add("general.architecture", architecture);
        writer.Add("general.name", name);
        writer.Add(architecture + ".context_length", (uint)ContextLength);
        writer.Add(architecture + ".embedding_length", (uint)Dimensions);
        writer.Add(architecture + ".block_count", (uint)Layers);
        writer.Add(architecture + ".feed_forward_length", (uint)FeedForward);
        writer.Add(architecture + ".attention.head_count", (uint)Heads);
        writer.Add(architecture + ".attention.head_count_kv", (uint)KvHeads);
        writer.Add(architecture + ".rope.dimension_count", (uint)HeadLength);
        writer.Add(architecture + ".attention.layer_norm_rms_epsilon", NormEpsilon);
    }
}
