using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenFlow.Serialization;

namespace GenFlow.Agents.CompilerServices;

/// <summary>Checks what models give against its bounds; called by generated code behind the value that was read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Bounds
{
    // What came is told where it is short enough to be told.
    private const int LongestTold = 40;

    // The whole text, also where the pattern is a choice.
    private const string Begin = "\\A(?:";
    private const string End = ")\\z";

    /// <summary>A number compared exactly.</summary>
    /// <param name="reader">Stands behind it.</param>
    /// <param name="value">The number.</param>
    /// <param name="minimum">The least; null for none.</param>
    /// <param name="isMinimumExclusive">Whether the least itself is too small.</param>
    /// <param name="maximum">The greatest; null for none.</param>
    /// <param name="isMaximumExclusive">Whether the greatest itself is too great.</param>
    /// <exception cref="JsonException">It is beyond, with path and position.</exception>
    public static void Range(ref EventJsonReader reader, decimal value, decimal? minimum, bool isMinimumExclusive, decimal? maximum, bool isMaximumExclusive)
    {
        if (value < minimum || (isMinimumExclusive && value == minimum) || value > maximum || (isMaximumExclusive && value == maximum))
        {
            FailRange(ref reader, value, minimum, isMinimumExclusive, maximum, isMaximumExclusive);
        }
    }

    /// <summary>A number with a fraction. What is not a number is beyond every bound.</summary>
    /// <param name="reader">Stands behind it.</param>
    /// <param name="value">The number.</param>
    /// <param name="minimum">The least; null for none.</param>
    /// <param name="isMinimumExclusive">Whether the least itself is too small.</param>
    /// <param name="maximum">The greatest; null for none.</param>
    /// <param name="isMaximumExclusive">Whether the greatest itself is too great.</param>
    /// <exception cref="JsonException">It is beyond, with path and position.</exception>
    public static void Range(ref EventJsonReader reader, double value, double? minimum, bool isMinimumExclusive, double? maximum, bool isMaximumExclusive)
    {
        bool isWithin = !double.IsNaN(value)
            && !(value < minimum || (isMinimumExclusive && value == minimum))
            && !(value > maximum || (isMaximumExclusive && value == maximum));
        if (!isWithin)
        {
            FailRange(ref reader, value, minimum, isMinimumExclusive, maximum, isMaximumExclusive);
        }
    }

    /// <summary>The length of a text or the number of items.</summary>
    /// <param name="reader">Stands behind the value.</param>
    /// <param name="length">Its length.</param>
    /// <param name="minimum">The least.</param>
    /// <param name="maximum">The greatest; <see cref="int.MaxValue"/> for none.</param>
    /// <param name="unit">What is counted: <c>characters</c>.</param>
    /// <exception cref="JsonException">It is shorter or longer, with path and position.</exception>
    public static void Length(ref EventJsonReader reader, int length, int minimum, int maximum, string unit)
    {
        if (length < minimum || length > maximum)
        {
            string bound = minimum == maximum ? $"exactly {minimum}"
                : maximum == int.MaxValue ? $"at least {minimum}"
                : minimum == 0 ? $"at most {maximum}"
                : $"from {minimum} to {maximum}";
            reader.FailValue($"{bound} {unit} are allowed, and {length} came");
        }
    }

    /// <summary>A text that a pattern must match from end to end.</summary>
    /// <param name="reader">Stands behind it.</param>
    /// <param name="value">The text.</param>
    /// <param name="pattern">The pattern, with a limit of time.</param>
    /// <exception cref="JsonException">It does not match, or cannot be matched in time; with path and position.</exception>
    public static void Pattern(ref EventJsonReader reader, string value, Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(pattern);
        bool matches;
        try
        {
            matches = pattern.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            reader.FailValue("to match it with its pattern takes too long");
            return;
        }

        if (!matches)
        {
            reader.FailValue($"it must match the pattern {Inner(pattern)}{Came(value)}");
        }
    }

    /// <summary>A pattern that a text must match from end to end.</summary>
    /// <param name="pattern">As .NET writes it.</param>
    /// <param name="timeout">How long a match may take, in milliseconds.</param>
    /// <returns>The expression; interpreted, because it is made where no code can be.</returns>
    public static Regex Whole(string pattern, int timeout) =>
        new(Begin + pattern + End, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(timeout));

    /// <summary>One of a set of values.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="reader">Stands behind it.</param>
    /// <param name="value">The value.</param>
    /// <param name="allowed">The set.</param>
    /// <param name="text">The set as JSON, for people.</param>
    /// <exception cref="JsonException">It is none of them; with path and position.</exception>
    public static void OneOf<T>(ref EventJsonReader reader, T value, scoped ReadOnlySpan<T> allowed, string text)
    {
        foreach (T candidate in allowed)
        {
            if (EqualityComparer<T>.Default.Equals(candidate, value))
            {
                return;
            }
        }

        reader.FailValue($"one of {text} is allowed{Came(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")}");
    }

    private static string Inner(Regex pattern) => pattern.ToString()[Begin.Length..^End.Length];

    private static void FailRange<T>(ref EventJsonReader reader, T value, T? minimum, bool isMinimumExclusive, T? maximum, bool isMaximumExclusive)
        where T : struct, IFormattable
    {
        string least = minimum is { } min ? $"{(isMinimumExclusive ? "more than" : "at least")} {Text(min)}" : "";
        string greatest = maximum is { } max ? $"{(isMaximumExclusive ? "less than" : "at most")} {Text(max)}" : "";
        string between = least.Length > 0 && greatest.Length > 0 ? " and " : "";
        reader.FailValue($"it must be {least}{between}{greatest}, and {Text(value)} came");
    }

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Came(string value) => value.Length <= LongestTold ? $", and '{value}' came" : "";
}
