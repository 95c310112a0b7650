using System.Runtime.InteropServices;
using System.Text;
using GenFlow.LlamaCpp.Native;

namespace GenFlow.LlamaCpp.Tests.Grammars;

/// <summary>llama.cpp's own grammar, read without a model. The functions are inner ones of its library, by the names that the compilers
/// of Linux and macOS give them.</summary>
internal sealed unsafe class LlamaGrammar : IDisposable
{
    private static readonly Lazy<nint> s_library = new(static () =>
    {
        LlamaLibrary library = LlamaLibrary.Load(null);
        return NativeLibrary.Load(LlamaLibraryFiles.Find(library.Directory, "", null, RuntimeInformation.RuntimeIdentifier).LlamaPath);
    });

    private nint _grammar;

    public LlamaGrammar(string grammar)
    {
        var create = (delegate* unmanaged<nint, byte*, byte*, byte, nint, nuint, nint, nuint, nint>)Function("_Z23llama_grammar_init_implPK11llama_vocabPKcS3_bPS3_mPKim");
        fixed (byte* text = Encoding.UTF8.GetBytes(grammar + "\0"))
        fixed (byte* root = "root\0"u8)
        {
            _grammar = create(0, text, root, 0, 0, 0, 0, 0);
        }

        Assert.True(_grammar != 0, "llama.cpp cannot read the grammar:\n" + grammar);
    }

    /// <summary>Whether a text is what the grammar says, from beginning to end.</summary>
    public static bool Accepts(string grammar, string text)
    {
        using var llama = new LlamaGrammar(grammar);
        return llama.Take(text) == text.EnumerateRunes().Count() && llama.MayEnd;
    }

    /// <summary>Whether the grammar is satisfied by what it was given.</summary>
    public bool MayEnd
    {
        get
        {
            nint* stack = Stacks[0] == 0 ? null : (nint*)Stacks[0];
            for (; stack < (nint*)Stacks[1]; stack += 3)
            {
                if (stack[0] == stack[1])
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <returns>How many characters it took before one that it forbids.</returns>
    public int Take(string text)
    {
        var accept = (delegate* unmanaged<nint, uint, void>)Function("_Z20llama_grammar_acceptP13llama_grammarj");
        int taken = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            accept(_grammar, (uint)rune.Value);
            if (Stacks[0] == Stacks[1])
            {
                break;
            }

            taken++;
        }

        return taken;
    }

    public void Dispose()
    {
        if (_grammar != 0)
        {
            ((delegate* unmanaged<nint, void>)Function("_Z23llama_grammar_free_implP13llama_grammar"))(_grammar);
            _grammar = 0;
        }
    }

    // A vector of vectors: begin, end, and the end of the room.
    private nint* Stacks => ((delegate* unmanaged<nint, nint*>)Function("_Z24llama_grammar_get_stacksP13llama_grammar"))(_grammar);

    private static nint Function(string name) => NativeLibrary.GetExport(s_library.Value, name);
}
