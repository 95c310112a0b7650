namespace GenFlow.LlamaCpp.Grammars;

/// <summary>The rules of JSON itself. White space is at most one blank behind colons and commas: models that may write more of it
/// find no end. Numbers have at most 18 digits before and 16 behind the point.</summary>
internal sealed class JsonRules(GrammarRules rules)
{
    public const string Null = "\"null\"";

    /// <summary>The blank behind colons and commas.</summary>
    public string Space => rules.Named("sp", "\" \"?");

    /// <summary>A character of a text. Half a pair of surrogates cannot be written.</summary>
    public string Letter
    {
        get
        {
            rules.Named("hex", "[0-9a-fA-F]");
            rules.Named("escape", "[\"\\\\/bfnrt] | \"u\" [0-9a-cA-Ce-fE-F] hex hex hex | \"u\" [dD] [0-7] hex hex | \"u\" [dD] [89abAB] hex hex \"\\\\u\" [dD] [c-fC-F] hex hex");
            return rules.Named("char", "[^\"\\\\\\x00-\\x1F] | \"\\\\\" escape");
        }
    }

    public string Text => rules.Named("string", $"\"\\\"\" {Letter}* \"\\\"\"");

    public string Integer => rules.Named("integer", "\"0\" | \"-\"? [1-9] [0-9]{0,17}");

    public string Number => rules.Named("number", $"\"-\"? {PositiveNumber}");

    public string PositiveNumber => rules.Named("positive", "(\"0\" | [1-9] [0-9]{0,17}) (\".\" [0-9]{1,16})? ([eE] [+\\-]? [0-9]{1,2})?");

    public string Boolean => rules.Named("boolean", "\"true\" | \"false\"");

    public string Value
    {
        get
        {
            // Objects and arrays come back to it.
            const string value = "value";
            if (rules.IsTaken(value))
            {
                return value;
            }

            rules.Named(value, $"object | array | {Text} | {Number} | {Boolean} | {Null}");
            rules.Named("member", $"{Text} \":\" {Space} value");
            rules.Named("more-members", $"\",\" {Space} member");
            rules.Named("object", "\"{\" (member more-members*)? \"}\"");
            rules.Named("more-values", $"\",\" {Space} value");
            rules.Named("array", "\"[\" (value more-values*)? \"]\"");
            return value;
        }
    }

    public string Object
    {
        get
        {
            _ = Value;
            return "object";
        }
    }

    public string Array
    {
        get
        {
            _ = Value;
            return "array";
        }
    }
}
