namespace GenFlow.LlamaCpp.Grammars;

/// <summary>From a regular expression to a grammar of the JSON text that it matches: anchors at its ends, classes, groups, choices and
/// repetitions. What it does not anchor may go on with any character.</summary>
internal sealed class PatternGrammar
{
    private const int MaxDepth = 64;
    private const int MaxLength = 4_096;

    private readonly GrammarRules _rules;
    private readonly PatternCursor _cursor;
    private readonly string _path;
    private readonly string _letters;

    private PatternGrammar(string pattern, GrammarRules rules, JsonRules json, string path)
    {
        _rules = rules;
        _path = path;
        _cursor = new(pattern, path);
        _letters = json.Letter + "*";
    }

    /// <returns>A sequence: the text without its quotes; empty for the empty text.</returns>
    public static string Of(string pattern, GrammarRules rules, JsonRules json, string path)
    {
        var grammar = new PatternGrammar(pattern, rules, json, path);
        Part whole = pattern.Length <= MaxLength ? grammar.Choice(0) : throw grammar._cursor.Refused($"more than {MaxLength:N0} characters");
        return grammar._cursor.IsAtEnd ? whole.Text : throw grammar._cursor.Refused("a parenthesis that is not open");
    }

    private Part Choice(int depth)
    {
        var ways = new List<Part>();
        do
        {
            ways.Add(Sequence(depth));
        }
        while (_cursor.TryTake("|"));

        if (ways is [var only])
        {
            return only;
        }

        bool canBeEmpty = ways.Exists(static way => way.CanBeEmpty);
        return new(_rules.Choice("way", ways.Select(static way => way.Text.Length == 0 ? "\"\"" : way.Text)), canBeEmpty);
    }

    private Part Sequence(int depth)
    {
        var items = new List<string>();
        bool canBeEmpty = true;
        if (depth == 0 && !_cursor.TryTake("^"))
        {
            items.Add(_letters);
        }

        bool isEnded = false;
        while (!_cursor.IsAtEnd && _cursor.Next is not ('|' or ')'))
        {
            if (depth == 0 && (_cursor.Rest is "$" || _cursor.Rest.StartsWith("$|", StringComparison.Ordinal)))
            {
                isEnded = _cursor.TryTake("$");
                break;
            }

            Part item = Repeated(Item(depth));
            canBeEmpty &= item.CanBeEmpty;
            if (item.Text.Length > 0)
            {
                items.Add(item.Text);
            }
        }

        if (depth == 0 && !isEnded && (items.Count == 0 || items[^1] != _letters))
        {
            items.Add(_letters);
        }

        return new(string.Join(' ', items), canBeEmpty);
    }

    private Part Item(int depth)
    {
        if (_cursor.Next is '^' or '$' or '*' or '+' or '?' or '{' or '}')
        {
            throw _cursor.Refused($"'{_cursor.Next}' where it stands");
        }

        if (!_cursor.TryTake("("))
        {
            string set = _cursor.TakeSet().InJson();
            return set.Length == 0 ? throw _cursor.Refused("a class that no JSON text can have") : new(set.Contains(" | ", StringComparison.Ordinal) ? _rules.Add("set", set) : set, CanBeEmpty: false);
        }

        if (_cursor.TryTake("?") && !_cursor.TryTake(":"))
        {
            if (!_cursor.TryTake("<") || _cursor.Next is '=' or '!')
            {
                throw _cursor.Refused("a group that looks ahead or behind, or changes options");
            }

            _cursor.SkipName();
        }

        Part group = depth < MaxDepth ? Choice(depth + 1) : throw _cursor.Refused($"groups more than {MaxDepth} deep in one another");
        return _cursor.TryTake(")") ? group : throw _cursor.Refused("a parenthesis that is not closed");
    }

    private Part Repeated(Part item)
    {
        (int Min, int? Max)? times = Times();
        if (times is not var (min, max))
        {
            return item;
        }

        // Which of the matches is taken makes no difference here.
        _cursor.TryTake("?");
        if (Times() is not null)
        {
            throw _cursor.Refused("a repetition of a repetition");
        }

        if (max < min)
        {
            throw _cursor.Refused("a repetition that ends before it begins");
        }

        if (item.CanBeEmpty && max is not (0 or 1))
        {
            throw _cursor.Refused("a repetition of something that can be empty");
        }

        if (item.Text.Length == 0)
        {
            return item;
        }

        string atom = item.Text.StartsWith('[') && item.Text.IndexOf(']') == item.Text.Length - 1 ? item.Text : _rules.Add("part", item.Text);
        return new(_rules.Repeat(atom, min, max, _path), item.CanBeEmpty || min == 0);
    }

    private (int Min, int? Max)? Times()
    {
        if (_cursor.TryTake("*"))
        {
            return (0, null);
        }

        if (_cursor.TryTake("+"))
        {
            return (1, null);
        }

        if (_cursor.TryTake("?"))
        {
            return (0, 1);
        }

        if (!_cursor.TryTake("{"))
        {
            return null;
        }

        int min = _cursor.TryTakeNumber() ?? throw _cursor.Refused("a brace without a number");
        int? max = _cursor.TryTake(",") ? _cursor.TryTakeNumber() : min;
        return _cursor.TryTake("}") ? (min, max) : throw _cursor.Refused("a brace that is not closed");
    }

    private readonly record struct Part(string Text, bool CanBeEmpty);
}
