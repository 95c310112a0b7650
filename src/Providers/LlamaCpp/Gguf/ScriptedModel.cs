using GenFlow.LlamaCpp.Gguf;

namespace GenFlow.LlamaCpp;

/// <summary>A model that says what it is told to: llama.cpp loads, prompts, samples and stops it as any other, and its answers are
/// known. For tests, and for demonstrations that need no download. Its file has about 800 KB and 1 KB more for each token of the script.</summary>
/// <remarks>
/// <para>Which answer it gives depends on the prompt, in ChatML: after a message of the user the n-th of <see cref="Answers"/> where n
/// such messages were answered or are to be; after results of tools, that is where the last message ends with
/// <c>&lt;/tool_response&gt;</c>, the n-th of <see cref="AnswersAfterTools"/>. The last of each is given again from then on. A prompt
/// that is none of these gets the end of the turn and no text.</para>
/// <para>Each token of an answer has one successor, far more likely than any other, so that sampling with any usual temperature says
/// the same. What a grammar forbids it cannot say.</para>
/// <para>How it works: a token's vector holds two digits that name it, and the row of its successor in the output has the same two.
/// One layer of attention counts the beginnings of answers against the mark at the begin of the text, which a prompt must
/// therefore have (the vocabulary asks for it).</para>
/// </remarks>
public sealed class ScriptedModel
{
    /// <summary>The most answers of either kind.</summary>
    public const int MaxAnswers = 32;

    private IReadOnlyList<string> _answersAfterTools = [];

    /// <summary>What is said to the messages of the user, in their order: plain text, thoughts and calls in their tags, as a model
    /// would write them. At least one, none empty.</summary>
    public required IReadOnlyList<string> Answers
    {
        get;
        init => field = Checked(value, least: 1);
    }

    /// <summary>What is said when results of tools came back, in their order. Where there are none, results count as messages of the
    /// user.</summary>
    public IReadOnlyList<string> AnswersAfterTools
    {
        get => _answersAfterTools;
        init => _answersAfterTools = Checked(value, least: 0);
    }

    /// <summary>How answers are cut into tokens.</summary>
    public ScriptedPieces Pieces { get; init; } = ScriptedPieces.Words;

    /// <summary>The tokens that the model says it was trained for; 32,768 by default.</summary>
    public int ContextLength
    {
        get;
        init => field = value is >= 16 and <= 16_777_216 ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A context is from 16 to 16,777,216 tokens.");
    }
    = 32_768;

    /// <summary>The model's name.</summary>
    public string Name { get; init; } = "scripted";

    /// <summary>Writes the model. A file that is there is replaced when the new one is whole.</summary>
    /// <param name="path">The file, by custom ending in <c>.gguf</c>; missing directories are made.</param>
    /// <param name="cancellationToken">Ends the writing; nothing is left behind.</param>
    /// <exception cref="ArgumentException">The answers have more tokens than a script can hold: about 3,000 words.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path, CancellationToken cancellationToken = default)
    {
        var script = new ScriptChain(Answers, AnswersAfterTools, Pieces);
        var writer = new GgufWriter();
        ScriptWeights.Shape(ContextLength).WriteKeys(writer, Name);
        script.Tokens.WriteKeys(writer, addsBegin: true);
        new ScriptWeights(script).AddTensors(writer);
        ModelFile.Write(path, writer, cancellationToken);
    }

    private static string[] Checked(IReadOnlyList<string> answers, int least)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count < least || answers.Count > MaxAnswers)
        {
            throw new ArgumentException($"A script has from {least} to {MaxAnswers} answers of a kind, not {answers.Count}.", nameof(answers));
        }

        return [.. answers.Select(static answer => answer switch
        {
            null or "" => throw new ArgumentException("An answer of a script has text.", nameof(answers)),
            _ when answer.Contains(TokenTable.TurnEnd, StringComparison.Ordinal) || answer.Contains(TokenTable.TurnStart, StringComparison.Ordinal) =>
                throw new ArgumentException($"An answer begins and ends by itself; {TokenTable.TurnStart} and {TokenTable.TurnEnd} are no part of it.", nameof(answers)),
            _ when answer.Contains('\0', StringComparison.Ordinal) || !IsWellFormed(answer) =>
                throw new ArgumentException("An answer of a script is text: without the sign 0 and halves of surrogate pairs.", nameof(answers)),
            _ => answer,
        })];
    }

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i++))
            {
                return false;
            }
        }

        return true;
    }
}
