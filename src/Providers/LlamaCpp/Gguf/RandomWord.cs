namespace GenFlow.LlamaCpp.Gguf;

/// <summary>Words of syllables, all different, every other with a space before it.</summary>
internal static class RandomWord
{
    private const string Consonants = "bcdfghjklmnpqrstvwxz";
    private const string Vowels = "aeiou";
    private const int Syllables = 100;

    // What SentencePiece writes for a space.
    private const string Space = "\u2581";

    public static string At(int index) => (index % 2 == 0 ? Space : "") + Word(index / 2);

    private static string Word(int number) =>
        (number >= Syllables ? Word((number / Syllables) - 1) : "") + Syllable(number % Syllables);

    private static string Syllable(int number) => $"{Consonants[number / Vowels.Length]}{Vowels[number % Vowels.Length]}";
}
