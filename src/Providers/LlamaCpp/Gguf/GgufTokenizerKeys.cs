namespace GenFlow.LlamaCpp.Gguf;

/// <summary>What the keys of the tokenizer say, and what llama.cpp would end the process over when it reads the vocabulary or a prompt.</summary>
internal static class GgufTokenizerKeys
{
    private const string Prefix = "tokenizer.ggml.";
    private const string Again = "Convert the model again.";

    /// <summary>Checks them, and gives the number of tokens.</summary>
    public static int Check(GgufReader reader, GgufKeys keys)
    {
        GgufValue model = keys.Find(Prefix + "model") ?? throw reader.Fail($"the key {Prefix}model is missing", Again);
        if (model.Text is null or "" or "none" or "no_vocab")
        {
            throw reader.Fail("the model has no vocabulary, and cannot read or write text", "Get one that has.", model.Offset);
        }

        if (keys.Tokens is not { Count: > 0 } tokens)
        {
            throw reader.Fail($"the list {Prefix}tokens is missing or empty", Again);
        }

        CheckList(reader, keys, "scores", tokens.Count, GgufValueType.Float32, GgufValueType.Int32);
        CheckList(reader, keys, "token_type", tokens.Count, GgufValueType.Int32, GgufValueType.Int32);
        CheckKind(reader, model, tokens);
        CheckMarks(reader, keys, model.Text, tokens.Count);
        return tokens.Count;
    }

    private static void CheckList(GgufReader reader, GgufKeys keys, string name, int tokens, GgufValueType type, GgufValueType otherType)
    {
        if (keys.Find(Prefix + name) is not { } list)
        {
            return;
        }

        if (list.Type != GgufValueType.Array || (list.ElementType != type && list.ElementType != otherType) || list.Count < tokens)
        {
            throw reader.Fail($"{Prefix}{name} has {list.Count} numbers for {tokens} tokens, or they are of the wrong type", Again, list.Offset);
        }
    }

    private static void CheckKind(GgufReader reader, GgufValue model, TokenTexts tokens)
    {
        if (model.Text == "llama" && !tokens.HasAllBytes)
        {
            throw reader.Fail(
                "the vocabulary has no token for some bytes (<0x00> to <0xFF>), and llama.cpp would end the process over a text that needs one",
                Again,
                model.Offset);
        }

        if (model.Text == "bert")
        {
            throw reader.Fail("this is a model that embeds texts and does not write any", "Get a model that does.", model.Offset);
        }
    }

    /// <summary>A mark that is put around prompts has to be there.</summary>
    private static void CheckMarks(GgufReader reader, GgufKeys keys, string model, int tokens)
    {
        if (model is "rwkv" or "plamo2")
        {
            // Nothing is put around their prompts, whatever the keys say.
            return;
        }

        (int? begin, int? end) = model switch
        {
            "llama" => ((int?)1, (int?)2),
            "gpt2" or "hybriddna" or "whitespace" => (11, 11),
            "t5" => (null, 1),
            _ => (null, null),
        };
        CheckMark("bos_token_id", "add_bos_token", begin, model == "llama");
        CheckMark("eos_token_id", "add_eos_token", end, model == "t5");

        void CheckMark(string id, string add, int? usual, bool isUsuallyAdded)
        {
            bool isAdded = keys.Find(Prefix + add) is { Type: GgufValueType.Bool } found ? found.Integer != 0 : isUsuallyAdded;
            GgufValue? given = keys.Find(Prefix + id);
            bool isThere = given?.Integer is { } token && token >= 0 && token < tokens;

            // A number out of range llama.cpp leaves out, and takes its own usual one.
            if (isAdded && !isThere && !(usual < tokens))
            {
                throw reader.Fail($"{Prefix}{add} asks for a token around prompts, and there is none ({Prefix}{id})", Again);
            }
        }
    }
}
