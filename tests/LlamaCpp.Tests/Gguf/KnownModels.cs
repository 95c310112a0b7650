using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp.Tests.Gguf;

/// <summary>The keys of models as the converters write them, for architectures and vocabularies other than those of written models.
/// Their tensors are missing, which is the first thing that llama.cpp may find fault with.</summary>
internal static class KnownModels
{
    public static readonly string[] Names = ["gemma3", "gemma4", "phi3", "qwen3moe", "deepseek2", "gpt-oss", "mamba", "jamba", "rwkv7", "t5", "plamo2"];

    public static GgufWriter Of(string name)
    {
        var writer = new GgufWriter();
        writer.Add("general.architecture", name);
        writer.Add("general.quantization_version", 2u);
        Add("context_length", 131_072);
        Add("embedding_length", 64);
        Add("block_count", 4);
        writer.Add(name + ".attention.layer_norm_rms_epsilon", 1e-6f);
        switch (name)
        {
            case "gemma3":
                AddHeads(4, 1, keys: 256);
                Add("attention.sliding_window", 1024);
                writer.Add(name + ".rope.freq_base", 1e6f);
                writer.Add(name + ".rope.scaling.type", "linear");
                writer.Add(name + ".rope.scaling.factor", 8f);
                AddSentencePiece(writer, "llama");
                break;
            case "gemma4":
                AddHeads(8, null, keys: 512);
                writer.Add(name + ".attention.head_count_kv", [2, 2, 2, 1]);
                writer.Add(name + ".attention.sliding_window_pattern", [1, 1, 1, 0]);
                writer.Add(name + ".feed_forward_length", [64, 64, 128, 128]);
                Add("attention.sliding_window", 512);
                Add("attention.key_length_swa", 256);
                Add("attention.value_length_swa", 256);
                Add("embedding_length_per_layer_input", 0);
                Add("rope.dimension_count", 512);
                Add("rope.dimension_count_swa", 256);
                AddMerged(writer, "gemma4", "gemma4", begin: 2);
                break;
            case "phi3":
                AddHeads(4, 4, keys: null);
                Add("rope.dimension_count", 16);
                Add("rope.scaling.original_context_length", 4096);
                writer.Add(name + ".rope.scaling.attn_factor", 1.19f);
                AddSentencePiece(writer, "llama");
                break;
            case "qwen3moe":
                AddHeads(32, 4, keys: 128);
                AddExperts(128, 8);
                writer.Add(name + ".rope.freq_base", 1e6f);
                AddMerged(writer, "gpt2", "qwen2", begin: null);
                break;
            case "deepseek2":
                AddHeads(128, 1, keys: 576, values: 512);
                Add("attention.key_length_mla", 192);
                Add("attention.value_length_mla", 128);
                Add("attention.q_lora_rank", 1536);
                Add("attention.kv_lora_rank", 512);
                Add("rope.dimension_count", 64);
                writer.Add(name + ".rope.scaling.type", "yarn");
                AddExperts(256, 8);
                Add("expert_shared_count", 1);
                Add("expert_group_count", 8);
                Add("expert_group_used_count", 4);
                Add("leading_dense_block_count", 1);
                AddMerged(writer, "gpt2", "deepseek-v3", begin: 0);
                break;
            case "gpt-oss":
                AddHeads(64, 8, keys: 64);
                AddExperts(32, 4);
                Add("attention.sliding_window", 128);
                writer.Add(name + ".rope.scaling.type", "yarn");
                AddMerged(writer, "gpt2", "gpt-4o", begin: 1);
                break;
            case "mamba":
                Add("attention.head_count", 0);
                Add("feed_forward_length", 0);
                AddStateSpace();
                AddMerged(writer, "gpt2", "olmo", begin: 0);
                break;
            case "jamba":
                Add("attention.head_count", 4);
                writer.Add(name + ".attention.head_count_kv", [0, 0, 2, 0]);
                AddStateSpace();
                AddSentencePiece(writer, "llama");
                break;
            case "rwkv7":
                Add("attention.head_count", 0);
                Add("wkv.head_size", 64);
                Add("attention.decay_lora_rank", 8);
                Add("attention.iclr_lora_rank", 8);
                Add("attention.value_residual_mix_lora_rank", 8);
                writer.Add("tokenizer.ggml.model", "rwkv");
                writer.Add("tokenizer.ggml.tokens", ["<s>", "\\n", "a", "\\x00"]);
                writer.Add("tokenizer.ggml.add_bos_token", true);
                break;
            case "t5":
                AddHeads(4, null, keys: 16);
                Add("attention.relative_buckets_count", 32);
                AddSentencePiece(writer, "t5");
                break;
            case "plamo2":
                Add("attention.head_count", 4);
                AddStateSpace();
                AddSentencePiece(writer, "plamo2", (uint)int.MaxValue);
                break;
        }

        writer.AddOnes("output_norm.weight", 64);
        return writer;

        void Add(string key, uint value) => writer.Add($"{name}.{key}", value);

        void AddHeads(uint count, uint? ofKeys, uint? keys, uint? values = null)
        {
            Add("attention.head_count", count);
            if (ofKeys is { } shared)
            {
                Add("attention.head_count_kv", shared);
            }

            if (keys is { } length)
            {
                Add("attention.key_length", length);
                Add("attention.value_length", values ?? length);
            }
        }

        void AddExperts(uint count, uint used)
        {
            Add("expert_count", count);
            Add("expert_used_count", used);
            Add("expert_feed_forward_length", 32);
        }

        void AddStateSpace()
        {
            Add("ssm.conv_kernel", 4);
            Add("ssm.inner_size", 128);
            Add("ssm.state_size", 16);
            Add("ssm.time_step_rank", 4);
            Add("ssm.group_count", 1);
        }
    }

    // Half a million strings of vocabulary and merges, as large models have.
    private static void AddMerged(GgufWriter writer, string model, string split, uint? begin)
    {
        string[] words = [.. Enumerable.Range(0, 150_000).Select(RandomWord.At)];
        writer.Add("tokenizer.ggml.model", model);
        writer.Add("tokenizer.ggml.pre", split);
        writer.Add("tokenizer.ggml.tokens", ["<|begin|>", "<|end|>", "\u010A", .. words]);
        writer.Add("tokenizer.ggml.token_type", [3, 3, .. Enumerable.Repeat(1, words.Length + 1)]);
        writer.Add("tokenizer.ggml.merges", [.. words.Select(static word => $"{word[..1]} {word[1..]}")]);
        writer.Add("tokenizer.ggml.eos_token_id", 1u);
        writer.Add("tokenizer.ggml.add_bos_token", begin is not null);
        if (begin is { } token)
        {
            writer.Add("tokenizer.ggml.bos_token_id", token);
        }
    }

    private static void AddSentencePiece(GgufWriter writer, string model, uint begin = 1)
    {
        string[] tokens = ["<pad>", "</s>", "<unk>", "\u2581a", .. Enumerable.Range(0, 256).Select(static value => TokenTable.ByteText((byte)value))];
        writer.Add("tokenizer.ggml.model", model);
        writer.Add("tokenizer.ggml.pre", "default");
        writer.Add("tokenizer.ggml.tokens", tokens);
        writer.Add("tokenizer.ggml.scores", [.. tokens.Select(static (_, index) => -(float)index)]);
        writer.Add("tokenizer.ggml.token_type", [3, 3, 2, 1, .. Enumerable.Repeat(6, 256)]);
        writer.Add("tokenizer.ggml.bos_token_id", begin);
        writer.Add("tokenizer.ggml.add_bos_token", true);
    }
}
