using System.Globalization;
using System.Text;
using GenFlow.Models;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>The rules of a grammar, in the order in which they were made. Rules that say the same are one.</summary>
internal sealed class GrammarRules
{
    /// <summary>The most rules of a grammar.</summary>
    public const int MaxRules = 4_096;

    /// <summary>The most repetitions of one thing.</summary>
    public const int MaxRepetitions = 10_000;

    // llama.cpp writes repetitions out, and takes up to 2,000 of one thing.
    private const int Block = 1_000;
    private const int MaxWrittenOut = 100_000;
    private const int MaxLength = 4 << 20;
    private const int MaxWays = 20_000;

    private readonly List<(string Name, string Body)> _rules = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal) { "root" };
    private readonly Dictionary<string, IReadOnlyList<string>> _choices = new(StringComparer.Ordinal);
    private int _length;
    private int _writtenOut;

    /// <summary>A rule of a fixed name, once.</summary>
    public string Named(string name, string body)
    {
        if (_taken.Add(name))
        {
            Define(name, body);
        }

        return name;
    }

    /// <summary>A name for a rule that is defined later.</summary>
    public string Reserve(string kind)
    {
        string name = kind;
        for (int number = 2; !_taken.Add(name); number++)
        {
            name = kind + "-" + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    public bool IsTaken(string name) => _taken.Contains(name);

    public void Define(string name, string body)
    {
        _rules.Add((name, body));
        _length += name.Length + body.Length;
        if (_rules.Count > MaxRules || _length > MaxLength)
        {
            throw new ModelRequestException($"The schema is too large for a grammar, which has at most {MaxRules:N0} rules. Ask for less at once, or say it in the prompt and check the answer.");
        }
    }

    /// <summary>A rule that says something.</summary>
    public string Add(string kind, string body)
    {
        if (!_names.TryGetValue(body, out string? name))
        {
            name = Reserve(kind);
            _names.Add(body, name);
            Define(name, body);
        }

        return name;
    }

    /// <summary>One of several. What is a choice itself is taken apart, so that no chain of choices has to be followed.</summary>
    public string Choice(string kind, IEnumerable<string> parts)
    {
        List<string> all = [.. parts.SelectMany(part => _choices.TryGetValue(part, out IReadOnlyList<string>? inner) ? inner : [part]).Distinct()];
        if (all.Count == 1)
        {
            return all[0];
        }

        string name = Add(kind, string.Join(" | ", all));
        _choices[name] = all;
        return name;
    }

    /// <summary>Another name of something.</summary>
    public void Alias(string name, string of)
    {
        Define(name, of);
        _choices[name] = [of];
    }

    /// <summary>One thing, several times.</summary>
    /// <param name="item">The name of a rule, or a class.</param>
    /// <param name="min">How often at least.</param>
    /// <param name="max">How often at most; null for any number.</param>
    /// <param name="path">Where the schema says so.</param>
    /// <returns>A sequence; empty for none.</returns>
    public string Repeat(string item, int min, int? max, string path)
    {
        if (min > MaxRepetitions || max > MaxRepetitions)
        {
            throw new ModelRequestException($"The schema repeats something more than {MaxRepetitions:N0} times at {path}, which a grammar cannot. Lower the bound, or leave it out.");
        }

        _writtenOut += Math.Max(min, max ?? min);
        if (_writtenOut > MaxWrittenOut)
        {
            throw new ModelRequestException($"The schema's repetitions are {MaxWrittenOut:N0} together at {path}, which is too much for a grammar. Lower the bounds, or leave some out.");
        }

        var sequence = new List<string>();
        for (int rest = min; rest > 0; rest -= Block)
        {
            sequence.Add(rest == 1 ? item : rest < Block ? item + Count(rest) : BlockOf(item));
        }

        if (max is null)
        {
            sequence.Add(item + "*");
        }
        else if (max > min)
        {
            sequence.Add(AtMost(item, max.Value - min));
        }

        return string.Join(' ', sequence);
    }

    public string Write(string root)
    {
        CheckChoices();
        var text = new StringBuilder("root ::= ").Append(root).Append('\n');
        foreach ((string name, string body) in _rules)
        {
            text.Append(name).Append(" ::= ").Append(body).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>llama.cpp follows all ways from a rule to what it can begin with, each time anew, and knows no rule that begins with
    /// itself.</summary>
    /// <exception cref="ModelRequestException">There are too many, or there is such a rule.</exception>
    public void CheckChoices()
    {
        var ways = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (string name in _choices.Keys)
        {
            if (Ways(name, ways) > MaxWays)
            {
                throw new ModelRequestException("The schema has too many choices between references to itself for a grammar. Ask for less at once, or say it in the prompt and check the answer.");
            }
        }
    }

    private int Ways(string name, Dictionary<string, int?> known)
    {
        if (!_choices.TryGetValue(name, out IReadOnlyList<string>? parts))
        {
            return 1;
        }

        if (known.TryGetValue(name, out int? ways))
        {
            return ways ?? throw new ModelRequestException("A choice in the schema can be the same choice again, with nothing written between. Put an object or an array between.");
        }

        known[name] = null;
        int sum = 1;
        foreach (string part in parts)
        {
            sum = Math.Min(sum + Ways(part, known), MaxWays + 1);
        }

        known[name] = sum;
        return sum;
    }

    // At any letter at most two ways are open: the block goes on to its end, or stops before it.
    private string AtMost(string item, int max)
    {
        if (max <= Block)
        {
            return max == 1 ? item + "?" : item + "{0," + max.ToString(CultureInfo.InvariantCulture) + "}";
        }

        string fewer = Add("few", item + "{0," + (Block - 1).ToString(CultureInfo.InvariantCulture) + "}");
        return Add("up-to", BlockOf(item) + " " + AtMost(item, max - Block) + " | " + fewer);
    }

    private string BlockOf(string item) => Add("block", item + Count(Block));

    private static string Count(int count) => "{" + count.ToString(CultureInfo.InvariantCulture) + "}";
}
