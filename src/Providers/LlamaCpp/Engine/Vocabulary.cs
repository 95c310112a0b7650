using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using GenFlow.LlamaCpp.Native;
using GenFlow.LlamaCpp.Text;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>A model's tokens: between them and text. Safe for any number of threads.</summary>
internal sealed unsafe class Vocabulary
{
    private const int None = 0;
    private const int BytePairs = 2;
    private const int ControlAttribute = 1 << 3;
    private const int GivenAttribute = 1 << 4;
    private const byte Ends = 1;
    private const byte Control = 2;
    private const byte Shown = 4;

    private readonly nint _pointer;
    private readonly ModelHandle _model;
    private readonly byte[] _flags;
    private readonly LongRuns? _runs;

    public Vocabulary(ModelHandle model, LlamaCppOptions options)
    {
        _model = model;
        _pointer = LlamaApi.Vocabulary(model.Pointer);
        if (LlamaApi.VocabularyType(_pointer) == None)
        {
            throw new LlamaModelLoadException($"{options.ModelPath} has no vocabulary, so that no text can be given to it. Use a whole model.")
            {
                ModelPath = options.ModelPath,
            };
        }

        _flags = new byte[LlamaApi.VocabularySize(_pointer)];
        var controls = new List<string>();
        var given = new List<string>();
        for (int token = 0; token < _flags.Length; token++)
        {
            byte flags = LlamaApi.EndsGeneration(_pointer, token) ? Ends : (byte)0;
            int attributes = LlamaApi.TokenAttributes(_pointer, token);
            if ((attributes & GivenAttribute) != 0)
            {
                given.Add(TextOf(token));
            }

            if ((attributes & ControlAttribute) != 0)
            {
                string text = TextOf(token);
                flags |= IsTag(text, options) ? (byte)(Control | Shown) : Control;
                if (text.Length > 0)
                {
                    controls.Add(text);
                }
            }

            _flags[token] = flags;
        }

        ControlTexts = controls;
        _runs = LlamaApi.VocabularyType(_pointer) == BytePairs ? new LongRuns([.. controls, .. given]) : null;
    }

    /// <summary>The texts that are control tokens in a template, and must not be in what others write.</summary>
    public IReadOnlyList<string> ControlTexts { get; }

    public int Size => _flags.Length;

    public nint Pointer => _pointer;

    /// <summary>Whether an answer ends with it.</summary>
    public bool EndsGeneration(int token) => (_flags[token] & Ends) != 0;

    /// <summary>Whether it is of the template's language, not of the text's.</summary>
    public bool IsControl(int token) => (_flags[token] & Control) != 0;

    /// <summary>The bytes of a token in an answer; none for control tokens, but for the tags of thoughts and calls.</summary>
    /// <returns>The bytes; where there is no room, their number, negated.</returns>
    public int Piece(int token, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return LlamaApi.TokenToPiece(_pointer, token, bytes, buffer.Length, 0, (_flags[token] & Shown) != 0);
        }
    }

    /// <summary>Appends the tokens of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="beginsPrompt">Whether the tokens come first that the model wants before everything.</param>
    /// <param name="parseControl">Whether the texts of control tokens become these.</param>
    /// <param name="tokens">Where to.</param>
    public void Tokenize(ReadOnlySpan<char> text, bool beginsPrompt, bool parseControl, List<int> tokens)
    {
        do
        {
            int part = _runs?.FirstPart(text) ?? text.Length;
            TokenizePart(text[..part], beginsPrompt, parseControl, tokens);
            text = text[part..];
            beginsPrompt = false;
        }
        while (!text.IsEmpty);
        GC.KeepAlive(_model);
    }

    private static bool IsTag(string text, LlamaCppOptions options) =>
        text == options.ToolCallTags.Open || text == options.ToolCallTags.Close
            || (options.ThoughtTags is { } thought && (text == thought.Open || text == thought.Close));

    private string TextOf(int token) => Marshal.PtrToStringUTF8((nint)LlamaApi.TokenText(_pointer, token)) ?? "";

    private void TokenizePart(ReadOnlySpan<char> text, bool beginsPrompt, bool parseControl, List<int> tokens)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        int[]? found = null;
        try
        {
            int length = Encoding.UTF8.GetBytes(text, bytes);
            found = ArrayPool<int>.Shared.Rent(length + 8);
            int count = Tokenize(bytes.AsSpan(0, length), found, beginsPrompt, parseControl);
            if (count < 0 && count != int.MinValue)
            {
                ArrayPool<int>.Shared.Return(found);
                found = ArrayPool<int>.Shared.Rent(-count);
                count = Tokenize(bytes.AsSpan(0, length), found, beginsPrompt, parseControl);
            }

            if (count < 0)
            {
                throw new InferenceException("The prompt is too long to be counted in tokens. Shorten the conversation.");
            }

            tokens.AddRange(found.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            if (found is not null)
            {
                ArrayPool<int>.Shared.Return(found);
            }
        }
    }

    private int Tokenize(ReadOnlySpan<byte> text, Span<int> tokens, bool beginsPrompt, bool parseControl)
    {
        // A pointer to nothing is not what llama.cpp expects of an empty text.
        if (text.IsEmpty)
        {
            text = "\0"u8[..0];
        }

        fixed (byte* bytes = &MemoryMarshal.GetReference(text))
        fixed (int* found = tokens)
        {
            return LlamaApi.Tokenize(_pointer, bytes, text.Length, found, tokens.Length, beginsPrompt, parseControl);
        }
    }
}
