using System.Globalization;
using System.Text;

namespace GenFlow.Roslyn;

/// <summary>The name of a generated file: the type's metadata name and a code for the case of its letters. Generated files
/// whose names differ in case only would end a generator's whole output.</summary>
internal static class HintName
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuv";

    /// <param name="metadataName">The type.</param>
    /// <param name="suffix">Which of the type's files it is: of signs that are no digits of the code.</param>
    public static string Of(string metadataName, string suffix = "") => $"{Ascii(metadataName)}.{CaseCode(metadataName)}{suffix}.g.cs";

    // Letters outside ASCII fold in ways of their own (σ and ς), so that they are written as numbers.
    private static string Ascii(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '+' or '`')
            {
                text.Append(c);
            }
            else
            {
                text.Append('-').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return text.ToString();
    }

    // One bit a letter, five letters a digit: different for any two names that are equal but for case.
    private static string CaseCode(string name)
    {
        var code = new StringBuilder();
        int bits = 0;
        int count = 0;
        foreach (char c in name)
        {
            if (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            {
                bits |= c <= 'Z' ? 1 << count : 0;
                count++;
            }

            if (count == 5)
            {
                code.Append(Digits[bits]);
                bits = 0;
                count = 0;
            }
        }

        code.Append(Digits[bits]);
        return code.ToString();
    }
}
