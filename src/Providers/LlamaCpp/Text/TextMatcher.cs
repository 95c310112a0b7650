using System.Buffers;

namespace GenFlow.LlamaCpp.Text;

/// <summary>Finds the first of some patterns in a text that comes in pieces: the automaton of Aho and Corasick. What is the first is
/// what is complete first; of patterns that end together it is the longest.</summary>
internal sealed class TextMatcher
{
    private readonly List<Node> _nodes = [new('\0', 0, 0, 0)];
    private readonly SearchValues<char> _firstLetters;

    /// <param name="patterns">At least one, none of them empty.</param>
    public TextMatcher(IReadOnlyList<string> patterns)
    {
        Patterns = patterns;
        for (int pattern = 0; pattern < patterns.Count; pattern++)
        {
            ArgumentException.ThrowIfNullOrEmpty(patterns[pattern], nameof(patterns));
            Add(patterns[pattern], pattern);
        }

        Link();
        _firstLetters = SearchValues.Create([.. patterns.Select(static pattern => pattern[0]).Distinct()]);
    }

    public IReadOnlyList<string> Patterns { get; }

    /// <summary>What of the text may still become a pattern.</summary>
    /// <param name="state">Where the automaton stands; 0 at the beginning.</param>
    public ReadOnlySpan<char> Held(int state) => Patterns[_nodes[state].Of].AsSpan(0, _nodes[state].Depth);

    /// <summary>How long that is.</summary>
    public int HeldLength(int state) => _nodes[state].Depth;

    /// <summary>Goes on over more text, up to the end of the first pattern.</summary>
    /// <param name="text">The text.</param>
    /// <param name="state">Where the automaton stands, and stood.</param>
    /// <param name="pattern">The pattern that was found; -1 for none.</param>
    /// <returns>How much of the text was read.</returns>
    public int Read(ReadOnlySpan<char> text, ref int state, out int pattern)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (state == 0)
            {
                int next = text[at..].IndexOfAny(_firstLetters);
                if (next < 0)
                {
                    break;
                }

                at += next;
            }

            state = Next(state, text[at++]);
            pattern = _nodes[state].Found;
            if (pattern >= 0)
            {
                return at;
            }
        }

        pattern = -1;
        return text.Length;
    }

    private int Next(int state, char letter)
    {
        int next;
        while ((next = Child(state, letter)) < 0 && state != 0)
        {
            state = _nodes[state].Fallback;
        }

        return Math.Max(next, 0);
    }

    private int Child(int state, char letter)
    {
        int child = _nodes[state].Child;
        while (child >= 0 && _nodes[child].Letter != letter)
        {
            child = _nodes[child].Sibling;
        }

        return child;
    }

    private void Add(string text, int pattern)
    {
        int state = 0;
        for (int depth = 0; depth < text.Length; depth++)
        {
            int next = Child(state, text[depth]);
            if (next < 0)
            {
                next = _nodes.Count;
                _nodes.Add(new(text[depth], pattern, depth + 1, state) { Sibling = _nodes[state].Child });
                _nodes[state].Child = next;
            }

            state = next;
        }

        if (_nodes[state].Found < 0)
        {
            _nodes[state].Found = pattern;
        }
    }

    // By length, so that the shorter ones that a node falls back to are linked already.
    private void Link()
    {
        foreach (int state in Enumerable.Range(1, _nodes.Count - 1).OrderBy(state => _nodes[state].Depth))
        {
            Node node = _nodes[state];
            node.Fallback = node.Depth == 1 ? 0 : Next(_nodes[node.Parent].Fallback, node.Letter);
            if (node.Found < 0)
            {
                node.Found = _nodes[node.Fallback].Found;
            }
        }
    }

    private sealed class Node(char letter, int of, int depth, int parent)
    {
        public char Letter => letter;

        public int Of => of;

        public int Depth => depth;

        public int Parent => parent;

        public int Child { get; set; } = -1;

        public int Sibling { get; set; } = -1;

        public int Fallback { get; set; }

        public int Found { get; set; } = -1;
    }
}
