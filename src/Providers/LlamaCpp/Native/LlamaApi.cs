using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace GenFlow.LlamaCpp.Native;

/// <summary>The functions of llama.cpp that are used, as <c>llama.h</c> and <c>ggml-backend.h</c> declare them. Nothing is checked
/// here: what would abort the process is kept out by the callers.</summary>
internal static unsafe partial class LlamaApi
{
    /// <summary>The name under which <see cref="LlamaLibrary"/> resolves llama.cpp's library.</summary>
    public const string Llama = "genflow-llama";

    /// <summary>The name under which <see cref="LlamaLibrary"/> resolves ggml's library.</summary>
    public const string Ggml = "genflow-ggml";

    [LibraryImport(Ggml, EntryPoint = "ggml_backend_load_all_from_path", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void LoadBackends(string directory);

    [LibraryImport(Llama, EntryPoint = "llama_version")]
    public static partial byte* Version();

    [LibraryImport(Llama, EntryPoint = "llama_backend_init")]
    public static partial void Initialize();

    [LibraryImport(Llama, EntryPoint = "llama_log_set")]
    public static partial void SetLog(delegate* unmanaged[Cdecl]<int, byte*, void*, void> callback, void* state);

    [LibraryImport(Llama, EntryPoint = "llama_model_default_params")]
    public static partial OpaqueParams ModelDefaults();

    [LibraryImport(Llama, EntryPoint = "llama_context_default_params")]
    public static partial OpaqueParams ContextDefaults();

    [LibraryImport(Llama, EntryPoint = "llama_sampler_chain_default_params")]
    public static partial ChainParams ChainDefaults();

    [LibraryImport(Llama, EntryPoint = "llama_model_load_from_file", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint LoadModel(string path, OpaqueParams parameters);

    [LibraryImport(Llama, EntryPoint = "llama_model_free")]
    public static partial void FreeModel(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_init_from_model")]
    public static partial nint CreateContext(nint model, OpaqueParams parameters);

    [LibraryImport(Llama, EntryPoint = "llama_free")]
    public static partial void FreeContext(nint context);

    [LibraryImport(Llama, EntryPoint = "llama_n_ctx_seq")]
    public static partial uint ContextLengthOfSequence(nint context);

    [LibraryImport(Llama, EntryPoint = "llama_n_batch")]
    public static partial uint BatchSize(nint context);

    [LibraryImport(Llama, EntryPoint = "llama_get_memory")]
    public static partial nint Memory(nint context);

    [LibraryImport(Llama, EntryPoint = "llama_memory_seq_rm")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool RemoveFromMemory(nint memory, int sequence, int from, int to);

    [LibraryImport(Llama, EntryPoint = "llama_memory_seq_pos_min")]
    public static partial int FirstInMemory(nint memory, int sequence);

    [LibraryImport(Llama, EntryPoint = "llama_model_get_vocab")]
    public static partial nint Vocabulary(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_n_ctx_train")]
    public static partial int TrainedContextLength(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_n_layer")]
    public static partial int Layers(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_n_embd")]
    public static partial int Dimensions(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_n_head")]
    public static partial int Heads(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_n_head_kv")]
    public static partial int KeyValueHeads(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_is_recurrent")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool IsRecurrent(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_is_hybrid")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool IsHybrid(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_supports_gpu_offload")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool SupportsGpu();

    [LibraryImport(Llama, EntryPoint = "llama_model_has_encoder")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool HasEncoder(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_has_decoder")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool HasDecoder(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_is_diffusion")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool IsDiffusion(nint model);

    [LibraryImport(Llama, EntryPoint = "llama_model_chat_template", StringMarshalling = StringMarshalling.Utf8)]
    public static partial byte* ChatTemplate(nint model, string? name);

    [LibraryImport(Llama, EntryPoint = "llama_model_meta_val_str", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ModelText(nint model, string key, byte* buffer, nuint length);

    [LibraryImport(Llama, EntryPoint = "llama_vocab_type")]
    public static partial int VocabularyType(nint vocabulary);

    [LibraryImport(Llama, EntryPoint = "llama_vocab_n_tokens")]
    public static partial int VocabularySize(nint vocabulary);

    [LibraryImport(Llama, EntryPoint = "llama_vocab_get_text")]
    public static partial byte* TokenText(nint vocabulary, int token);

    [LibraryImport(Llama, EntryPoint = "llama_vocab_get_attr")]
    public static partial int TokenAttributes(nint vocabulary, int token);

    [LibraryImport(Llama, EntryPoint = "llama_vocab_is_eog")]
    [return: MarshalAs(UnmanagedType.U1)]
    public static partial bool EndsGeneration(nint vocabulary, int token);

    [LibraryImport(Llama, EntryPoint = "llama_tokenize")]
    public static partial int Tokenize(
        nint vocabulary, byte* text, int length, int* tokens, int capacity,
        [MarshalAs(UnmanagedType.U1)] bool addSpecial, [MarshalAs(UnmanagedType.U1)] bool parseSpecial);

    [LibraryImport(Llama, EntryPoint = "llama_token_to_piece")]
    public static partial int TokenToPiece(
        nint vocabulary, int token, byte* buffer, int length, int strip, [MarshalAs(UnmanagedType.U1)] bool special);

    [LibraryImport(Llama, EntryPoint = "llama_chat_apply_template")]
    public static partial int ApplyTemplate(
        byte* template, ChatMessageParam* messages, nuint count, [MarshalAs(UnmanagedType.U1)] bool addAssistant, byte* buffer, int length);

    [LibraryImport(Llama, EntryPoint = "llama_decode")]
    public static partial int Decode(nint context, BatchParam batch);

    [LibraryImport(Llama, EntryPoint = "llama_get_logits_ith")]
    public static partial float* Logits(nint context, int index);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_chain_init")]
    public static partial nint CreateChain(ChainParams parameters);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_chain_add")]
    public static partial void AddToChain(nint chain, nint sampler);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_init_greedy")]
    public static partial nint CreateGreedy();

    [LibraryImport(Llama, EntryPoint = "llama_sampler_init_dist")]
    public static partial nint CreateDistribution(uint seed);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_init_top_k")]
    public static partial nint CreateTopK(int k);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_init_top_p")]
    public static partial nint CreateTopP(float p, nuint minKeep);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_init_min_p")]
    public static partial nint CreateMinP(float p, nuint minKeep);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_init_temp")]
    public static partial nint CreateTemperature(float temperature);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_init_penalties")]
    public static partial nint CreatePenalties(int vocabulary, int last, float repeat, float frequency, float presence);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_init_grammar", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint CreateGrammar(nint vocabulary, string grammar, string root);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_sample")]
    public static partial int Sample(nint sampler, nint context, int index);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_apply")]
    public static partial void Apply(nint sampler, TokenDataArray* candidates);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_accept")]
    public static partial void Accept(nint sampler, int token);

    [LibraryImport(Llama, EntryPoint = "llama_sampler_free")]
    public static partial void FreeSampler(nint sampler);
}
