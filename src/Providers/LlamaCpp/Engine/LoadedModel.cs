using GenFlow.LlamaCpp.Gguf;
using GenFlow.LlamaCpp.Native;
using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>A model in memory: weights and vocabulary. It does not change.</summary>
internal sealed class LoadedModel : IDisposable
{
    public LoadedModel(ModelHandle handle, LlamaLibrary library, LlamaCppOptions options, GgufSummary summary)
    {
        if (!LlamaApi.HasDecoder(handle.Pointer) || LlamaApi.HasEncoder(handle.Pointer) || LlamaApi.IsDiffusion(handle.Pointer))
        {
            throw new LlamaModelLoadException(
                $"{options.ModelPath} is a model of architecture '{summary.Architecture}', which does not write text token by token. Use a model that generates text, such as one for chats.")
            {
                ModelPath = options.ModelPath,
            };
        }

        Handle = handle;
        Library = library;
        Vocabulary = new Vocabulary(handle, options);
        Special = new SpecialTexts(Vocabulary.ControlTexts);
        int trained = LlamaApi.TrainedContextLength(handle.Pointer);
        ContextLength = options.ContextLength ?? (trained > 0 ? Math.Min(4096, trained) : 4096);
        Template = new ChatTemplate(handle, options.ChatTemplate, options.ModelPath);
        Name = options.ModelName ?? (summary.Name is { Length: > 0 } name ? name : Path.GetFileNameWithoutExtension(options.ModelPath));
    }

    public ModelHandle Handle { get; }

    public LlamaLibrary Library { get; }

    public Vocabulary Vocabulary { get; }

    public ChatTemplate Template { get; }

    /// <summary>Tells control tokens of the template from the same texts in what others write.</summary>
    public SpecialTexts Special { get; }

    /// <summary>The tokens that a sequence holds, as asked for.</summary>
    public int ContextLength { get; }

    public string Name { get; }

    /// <summary>The tokens of a prompt whose contents are marked by <see cref="Special"/>, or of the end of one.</summary>
    public List<int> TokensOf(string prompt, bool isWhole)
    {
        var tokens = new List<int>();
        foreach (PromptSegment segment in Special.Split(prompt))
        {
            Vocabulary.Tokenize(segment.Text.Span, beginsPrompt: isWhole && tokens.Count == 0, segment.IsTemplate, tokens);
        }

        return tokens;
    }

    public void Dispose() => Handle.Dispose();
}
