using System.Globalization;

namespace GenFlow.Agents.Engine;

/// <summary>A result of which the middle is left out.</summary>
internal static class ShortResult
{
    /// <param name="policy">How much stays.</param>
    /// <param name="text">The result.</param>
    /// <param name="again">The action that the model may call for it again; null for none.</param>
    public static string Of(ContextPolicy policy, string text, string? again)
    {
        int head = Math.Min(policy.HeadLength, text.Length);
        int tail = Math.Max(head, text.Length - policy.TailLength);

        // Never between the halves of a character.
        head -= IsInPair(text, head) ? 1 : 0;
        tail += IsInPair(text, tail) ? 1 : 0;
        string advice = again is null ? "" : $" Call {again} again if you need them.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text.AsSpan(0, head)}\n[… {tail - head} characters of this earlier result are left out here.{advice} …]\n{text.AsSpan(tail)}");
    }

    private static bool IsInPair(string text, int place) =>
        place > 0 && place < text.Length && char.IsHighSurrogate(text[place - 1]) && char.IsLowSurrogate(text[place]);
}
