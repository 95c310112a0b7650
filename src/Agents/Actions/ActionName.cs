namespace GenFlow.Agents;

/// <summary>What all providers take as a tool's name.</summary>
internal static class ActionName
{
    public const int MaxLength = 64;

    public static bool IsSayable(string name) =>
        name.Length is >= 1 and <= MaxLength && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    /// <exception cref="ArgumentException">Providers would refuse it.</exception>
    public static string Checked(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return IsSayable(name) ? name : throw new ArgumentException(
            $"'{name}' is no name that models can call: 1 to {MaxLength} of the letters a-z and A-Z, digits, '_' and '-'.", parameter);
    }
}
