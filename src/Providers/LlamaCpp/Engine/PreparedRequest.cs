using GenFlow.LlamaCpp.Grammars;
using GenFlow.LlamaCpp.Text;

namespace GenFlow.LlamaCpp.Engine;

/// <summary>A request that is ready to run: nothing of it is to be refused any more.</summary>
internal sealed class PreparedRequest
{
    /// <summary>The prompt, as one text.</summary>
    public required string Prompt { get; init; }

    /// <summary>Its tokens.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>The most tokens of the answer.</summary>
    public required int MaxOutputTokens { get; init; }

    /// <summary>How tokens are chosen.</summary>
    public required SamplingSettings Sampling { get; init; }

    /// <summary>How the answer's parts are told apart.</summary>
    public required AnswerFormat Format { get; init; }

    /// <summary>What the whole answer obeys; null for nothing.</summary>
    public string? AnswerGrammar { get; init; }

    /// <summary>What calls obey that the model begins of its own; null where there are none, or where they are read as they come.</summary>
    public CallGrammars? Calls { get; init; }

    /// <summary>Whether the answer goes on after a call.</summary>
    public required bool AllowsManyCalls { get; init; }

    /// <summary>The time of the request, by the clock of the options.</summary>
    public required long Started { get; init; }
}
