using System.Globalization;

namespace GenFlow.LlamaCpp.Grammars;

/// <summary>The integers between two bounds, by their digits.</summary>
internal static class IntegerRange
{
    /// <summary>The greatest integer that grammars write.</summary>
    public const long Max = 999_999_999_999_999_999;

    /// <param name="min">From <see cref="Max"/> below zero to <see cref="Max"/>.</param>
    /// <param name="max">Not less.</param>
    public static string Of(long min, long max)
    {
        var ways = new List<string>();
        if (min < 0)
        {
            ways.AddRange(Positive(Math.Max(1, -max), -min).Select(static digits => "\"-\" " + digits));
        }

        if (max >= 0)
        {
            ways.AddRange(Positive(Math.Max(0, min), max));
        }

        return string.Join(" | ", ways);
    }

    private static IEnumerable<string> Positive(long min, long max)
    {
        if (min == 0)
        {
            yield return "\"0\"";
            min = 1;
        }

        for (int length = Digits(min).Length; min <= max && length <= Digits(max).Length; length++)
        {
            string first = Digits(min).Length == length ? Digits(min) : "1" + new string('0', length - 1);
            string last = Digits(max).Length == length ? Digits(max) : new string('9', length);
            foreach (string way in Between(first, last))
            {
                yield return way;
            }
        }
    }

    // Both have the same number of digits.
    private static IEnumerable<string> Between(string first, string last)
    {
        if (first.Length == 0)
        {
            return [""];
        }

        if (IsAll(first[1..], '0') && IsAll(last[1..], '9'))
        {
            return [Join(Digit(first[0], last[0]), Any(first.Length - 1))];
        }

        if (first[0] == last[0])
        {
            return Between(first[1..], last[1..]).Select(rest => Join(Digit(first[0], first[0]), rest));
        }

        var ways = new List<string>();
        ways.AddRange(Between(first[1..], new string('9', first.Length - 1)).Select(rest => Join(Digit(first[0], first[0]), rest)));
        if (last[0] - first[0] > 1)
        {
            ways.Add(Join(Digit((char)(first[0] + 1), (char)(last[0] - 1)), Any(first.Length - 1)));
        }

        ways.AddRange(Between(new string('0', first.Length - 1), last[1..]).Select(rest => Join(Digit(last[0], last[0]), rest)));
        return ways;
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsAll(string digits, char digit) => digits.All(each => each == digit);

    private static string Digit(char first, char last) => Gbnf.Class([(first, last)]);

    private static string Any(int count) => count switch
    {
        0 => "",
        1 => "[0-9]",
        _ => "[0-9]{" + count.ToString(CultureInfo.InvariantCulture) + "}",
    };

    private static string Join(string digit, string rest) => rest.Length == 0 ? digit : digit + " " + rest;
}
