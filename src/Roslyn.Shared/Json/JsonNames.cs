using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Names of members in JSON.</summary>
internal static class JsonNames
{
    /// <summary>The member's name in JSON: what it names itself, else its own in camel case.</summary>
    public static string Of(ISymbol member)
    {
        foreach (AttributeData attribute in member.GetAttributes())
        {
            if (KnownTypes.JsonPropertyNameAttribute.Matches(attribute.AttributeClass)
                && attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is string name)
            {
                return name;
            }
        }

        return CamelCase(member.Name);
    }

    /// <summary>Small letters at the beginning, up to the last capital before a small one: <c>URLValue</c> is <c>urlValue</c>.</summary>
    public static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
        {
            return name;
        }

        char[] letters = name.ToCharArray();
        for (int index = 0; index < letters.Length; index++)
        {
            if ((index == 1 && !char.IsUpper(letters[1]))
                || (index > 0 && index + 1 < letters.Length && !char.IsUpper(letters[index + 1])))
            {
                // A blank ends the run as a small letter does, but belongs to it.
                if (index + 1 < letters.Length && letters[index + 1] == ' ')
                {
                    letters[index] = char.ToLowerInvariant(letters[index]);
                }

                break;
            }

            letters[index] = char.ToLowerInvariant(letters[index]);
        }

        return new(letters);
    }

    /// <summary>The text as JSON writes it, with its quotes.</summary>
    public static string Quoted(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\')
            {
                json.Append('\\').Append(c);
            }
            else if (c < ' ')
            {
                json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                json.Append(c);
            }
        }

        return json.Append('"').ToString();
    }

    /// <summary>Whether the text is UTF-16 without a half of a pair, so that UTF-8 can hold it.</summary>
    public static bool IsText(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                index++;
            }
            else if (char.IsSurrogate(text[index]))
            {
                return false;
            }
        }

        return true;
    }
}
