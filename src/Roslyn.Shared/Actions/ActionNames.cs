using System.Text;
using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>What models call actions, and what the members are called that are generated for them.</summary>
internal static class ActionNames
{
    /// <summary>The longest name that every provider takes.</summary>
    public const int MaxLength = 64;

    private const string Async = "Async";

    /// <summary>What models call it: what it says, else its own name in snake_case, without <c>Async</c>.</summary>
    public static string ModelName(IMethodSymbol method, ActionPolicy policy) => policy.Name ?? SnakeCase(WithoutAsync(method.Name));

    /// <summary>Whether every provider takes the name: at most 64 ASCII letters, digits, <c>_</c> and <c>-</c>.</summary>
    public static bool IsPortable(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');

    /// <summary>What the generated members' names begin with: the method's name without <c>Async</c>; for the second action of
    /// that name and all later ones the Name of [Action] in PascalCase. Empty where there is none, with the reason.</summary>
    public static (string Name, ActionProblem Problem) MemberName(IMethodSymbol method)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (IMethodSymbol action in ActionMethods.Of(method.ContainingType))
        {
            string name = WithoutAsync(action.Name);
            ActionProblem problem = ActionProblem.None;
            if (taken.Contains(name))
            {
                name = ActionPolicy.Of(action).Name is { } given ? PascalCase(given) : "";
                problem = name.Length == 0 ? ActionProblem.OverloadWithoutName : ActionProblem.None;
            }

            if (problem == ActionProblem.None && !(taken.Add(name) && IsFree(method.ContainingType, name)))
            {
                problem = ActionProblem.TakenName;
            }

            if (SymbolEqualityComparer.Default.Equals(action, method))
            {
                return (problem == ActionProblem.None ? name : "", problem);
            }
        }

        return ("", ActionProblem.NotAnOrdinaryMethod);
    }

    /// <summary><c>GetHTTPData</c> is <c>get_http_data</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (int index = 0; index < name.Length; index++)
        {
            char c = name[index];
            bool beginsWord = char.IsUpper(c)
                && index > 0
                && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));
            if (beginsWord && text[text.Length - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary><c>search-the_web</c> is <c>SearchTheWeb</c>; empty where no letter or digit is in it.</summary>
    public static string PascalCase(string name)
    {
        var text = new StringBuilder(name.Length);
        bool beginsWord = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                beginsWord = true;
                continue;
            }

            if (text.Length == 0 && char.IsDigit(c))
            {
                text.Append('_');
            }

            text.Append(beginsWord ? char.ToUpperInvariant(c) : c);
            beginsWord = false;
        }

        return text.ToString();
    }

    /// <summary>The method's name, as generated members have it.</summary>
    public static string WithoutAsync(string name) =>
        name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal) ? name.Substring(0, name.Length - Async.Length) : name;

    // What a generator of ours printed, which analyzers see, is what the name is for.
    private static bool IsFree(INamedTypeSymbol type, string name) =>
        GeneratedNames.OfAction(name).All(member =>
            type.Name != member
            && type.TypeParameters.All(parameter => parameter.Name != member)
            && type.GetMembers(member).All(GeneratedNames.IsGenerated));
}
