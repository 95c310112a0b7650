namespace GenFlow.Anthropic.Requests;

/// <summary>Ids of calls in the letters that this API takes: other providers have more.</summary>
internal static class CallIds
{
    public static string Of(string id) => id.Length == 0 ? "call"
        : id.All(IsTaken) ? id : string.Create(id.Length, id, static (safe, from) =>
        {
            for (int index = 0; index < safe.Length; index++)
            {
                safe[index] = IsTaken(from[index]) ? from[index] : '_';
            }
        });

    private static bool IsTaken(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-';
}
