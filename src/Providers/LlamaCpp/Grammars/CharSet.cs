using System.Globalization;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>A set of code points: ranges in order, that neither touch nor overlap, without surrogates.</summary>
internal sealed class CharSet
{
    // More of them are meant by nobody: what is asked for is all but something.
    private const int MaxEscapes = 32;

    private readonly List<(int First, int Last)> _ranges = [];

    public CharSet(IEnumerable<(int First, int Last)> ranges)
    {
        foreach ((int first, int last) in ranges.SelectMany(WithoutSurrogates).OrderBy(static range => range.First))
        {
            if (_ranges.Count > 0 && first <= _ranges[^1].Last + 1)
            {
                _ranges[^1] = (_ranges[^1].First, Math.Max(_ranges[^1].Last, last));
            }
            else
            {
                _ranges.Add((first, last));
            }
        }
    }

    public IReadOnlyList<(int First, int Last)> Ranges => _ranges;

    public CharSet Inverse()
    {
        var gaps = new List<(int, int)>();
        int next = 0;
        foreach ((int first, int last) in _ranges)
        {
            if (first > next)
            {
                gaps.Add((next, first - 1));
            }

            next = last + 1;
        }

        if (next <= 0x10FFFF)
        {
            gaps.Add((next, 0x10FFFF));
        }

        return new(gaps);
    }

    /// <summary>How one of them is written in a JSON text.</summary>
    /// <returns>A class, a literal or several of them with bars between; empty where none can be written.</returns>
    public string InJson()
    {
        var ways = new List<string>();
        List<(int, int)> plain = [.. _ranges.SelectMany(static range => Without(range, 0, 0x1F)).SelectMany(static range => Without(range, '"', '"')).SelectMany(static range => Without(range, '\\', '\\'))];
        if (plain.Count > 0)
        {
            ways.Add(Gbnf.Class(plain));
        }

        bool isSmall = _ranges.Sum(static range => range.Last - range.First + 1) <= MaxEscapes;
        foreach (int code in Enumerable.Range(0, 0x20).Append('"').Append('\\').Where(Contains))
        {
            string json = Gbnf.Json(((char)code).ToString(CultureInfo.InvariantCulture))[1..^1];
            if (isSmall || json.Length == 2)
            {
                ways.Add(Gbnf.Literal(json));
            }
        }

        return string.Join(" | ", ways);
    }

    private bool Contains(int code) => _ranges.Any(range => range.First <= code && code <= range.Last);

    private static IEnumerable<(int First, int Last)> WithoutSurrogates((int First, int Last) range) => Without(range, 0xD800, 0xDFFF);

    private static IEnumerable<(int First, int Last)> Without((int First, int Last) range, int first, int last)
    {
        if (range.First < first)
        {
            yield return (range.First, Math.Min(range.Last, first - 1));
        }

        if (range.Last > last)
        {
            yield return (Math.Max(range.First, last + 1), range.Last);
        }
    }
}
