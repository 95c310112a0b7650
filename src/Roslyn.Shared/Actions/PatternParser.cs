using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>Reads [RegularExpression], which the whole text must match.</summary>
internal static class PatternParser
{
    // The attribute's own.
    private const int DefaultTimeout = 2_000;

    public static BoundProblem Read(AttributeData attribute, ITypeSymbol type, ref MemberBounds bounds)
    {
        if (type.SpecialType != SpecialType.System_String)
        {
            return BoundProblem.DoesNotFit;
        }

        if (attribute.ConstructorArguments.Length != 1 || TypeFacts.ValueOf(attribute.ConstructorArguments[0]) is not string pattern || !JsonNames.IsText(pattern))
        {
            return BoundProblem.Unreadable;
        }

        if (!IsValid(pattern))
        {
            return BoundProblem.InvalidPattern;
        }

        // A pattern without a limit could keep the agent for ever.
        int timeout = attribute.NamedArguments.FirstOrDefault(static argument => argument.Key == "MatchTimeoutInMilliseconds").Value.Value as int? ?? DefaultTimeout;
        bounds = bounds with { Pattern = pattern, PatternTimeout = timeout > 0 ? timeout : DefaultTimeout };
        return BoundProblem.None;
    }

    private static bool IsValid(string pattern)
    {
        try
        {
            // As it is used: one that ends in a comment holds no more.
            _ = new Regex("\\A(?:" + pattern + ")\\z", RegexOptions.None, TimeSpan.FromMilliseconds(DefaultTimeout));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
