using System.Text;

namespace GenFlow.LlamaCpp.Gguf;

/// <summary>The tokens of a script: each has one successor, so each place of an answer is a token of its own. A text that stands
/// once in the whole script is a token; of what stands more often, the bytes are, each place with its own variant.</summary>
internal sealed class ScriptChain
{
    private const string AnswerStart = TokenTable.TurnStart + "assistant\n";
    private const string ResultsEnd = "</tool_response>";
    private const int LongestPiece = 48;

    private readonly string _all;
    private readonly ScriptedPieces _pieces;
    private readonly int[] _variants = new int[256];
    private readonly List<(int Token, int Next)> _places = [];

    public ScriptChain(IReadOnlyList<string> answers, IReadOnlyList<string> answersAfterTools, ScriptedPieces pieces)
    {
        _pieces = pieces;

        // A sign that no piece contains keeps a piece from being found across two answers.
        _all = string.Join('\0', answers.Concat(answersAfterTools).Distinct(StringComparer.Ordinal));
        StartAfterUser = Tokens.Add(AnswerStart, TokenKind.Control);
        FirstAfterUser = [.. answers.Select(AddAnswer)];
        FirstAfterTools = [.. answersAfterTools.Select(AddAnswer)];
        StartsAfterTools = answersAfterTools.Count == 0 ? [] : [AddStart(""), AddStart("\n")];
        PromptPieces.AddTo(Tokens);
    }

    public TokenTable Tokens { get; } = new();

    /// <summary>The token that begins an answer, after any message but results.</summary>
    public int StartAfterUser { get; }

    /// <summary>The tokens that begin an answer after results: they hold the end of the results and the begin of the answer.</summary>
    public int[] StartsAfterTools { get; }

    /// <summary>The first token of each answer to the user.</summary>
    public int[] FirstAfterUser { get; }

    /// <summary>The first token of each answer to results.</summary>
    public int[] FirstAfterTools { get; }

    /// <summary>The tokens of the script, each with the one after it.</summary>
    public IReadOnlyList<(int Token, int Next)> Places => _places;

    private int AddStart(string between) =>
        Tokens.Add($"{ResultsEnd}{between}{TokenTable.TurnEnd}\n{AnswerStart}", TokenKind.Control);

    private int AddAnswer(string answer)
    {
        List<int> tokens = Split(answer);
        if (_places.Count + tokens.Count > ScriptWeights.Capacity)
        {
            throw new ArgumentException($"The script has more than {ScriptWeights.Capacity} tokens. Shorten its answers.");
        }

        for (int i = 0; i < tokens.Count; i++)
        {
            _places.Add((tokens[i], i + 1 < tokens.Count ? tokens[i + 1] : Tokens.End));
        }

        return tokens[0];
    }

    private List<int> Split(string answer)
    {
        var tokens = new List<int>();
        List<string> units = ScriptUnits.Of(answer, _pieces);
        for (int i = 0; i < units.Count;)
        {
            int count = UnitsOfPiece(units, i);
            string piece = string.Concat(units.GetRange(i, Math.Max(1, count)));
            if (count > 0)
            {
                tokens.Add(Tokens.Add(piece, TokenKind.UserDefined));
            }
            else
            {
                tokens.AddRange(Encoding.UTF8.GetBytes(piece).Select(AddByte));
            }

            i += Math.Max(1, count);
        }

        return tokens;
    }

    /// <summary>How many units make a piece that stands nowhere else, or else one that is no token yet; 0 for none.</summary>
    private int UnitsOfPiece(List<string> units, int start)
    {
        string piece = "";
        for (int i = start; i < units.Count && CanBeToken(units[i]) && (i == start || piece.Length + units[i].Length <= LongestPiece); i++)
        {
            piece += units[i];
            if (CanBeToken(piece) && _all.IndexOf(piece, _all.IndexOf(piece, StringComparison.Ordinal) + 1, StringComparison.Ordinal) < 0)
            {
                return i - start + 1;
            }
        }

        return CanBeToken(units[start]) ? 1 : 0;
    }

    private bool CanBeToken(string piece) => _pieces switch
    {
        ScriptedPieces.Bytes => false,
        ScriptedPieces.SplitCharacters when !Ascii.IsValid(piece) => false,
        _ => !Tokens.Contains(piece) && !ReservedTexts.Contains(piece) && !HidesStart(piece),
    };

    /// <summary>The longest token is found first: one that begins as the mark of an answer's start ends could take its place.</summary>
    private static bool HidesStart(string piece) =>
        Encoding.UTF8.GetByteCount(piece) >= AnswerStart.Length &&
        (piece[0] == '\n' || piece.StartsWith("assistant\n", StringComparison.Ordinal));

    private int AddByte(byte value) => Tokens.Add(TokenTable.ByteText(value, ++_variants[value]), TokenKind.Byte);
}
