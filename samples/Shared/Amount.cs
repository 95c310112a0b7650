namespace Shared;

/// <summary>Numbers with their nouns.</summary>
public static class Amount
{
    public static string Of(long number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
