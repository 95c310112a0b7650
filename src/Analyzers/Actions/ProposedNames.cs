using System.Globalization;
using System.Text;
using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>Names that models could call actions by.</summary>
internal static class ProposedNames
{
    /// <summary>As much of the name as every provider takes; <c>action</c> where that is nothing.</summary>
    public static string Portable(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            char taken = ActionNames.IsPortable(c.ToString()) ? c : '_';
            if (taken != '_' || (text.Length > 0 && text[text.Length - 1] != '_'))
            {
                text.Append(taken);
            }
        }

        string portable = text.ToString().TrimEnd('_');
        return portable.Length == 0 ? "action" : Cut(portable, ActionNames.MaxLength);
    }

    /// <summary>For another method of a name: what sets it apart are its arguments.</summary>
    public static string ForOverload(IMethodSymbol method)
    {
        string name = ActionNames.ModelName(method, new ActionPolicy());
        IEnumerable<string> arguments = method.Parameters
            .Where(static parameter => parameter.Name.Length > 0 && !KnownTypes.CancellationToken.Matches(parameter.Type) && !KnownTypes.ActionContext.Matches(parameter.Type))
            .Select(static parameter => ActionNames.SnakeCase(parameter.Name));
        string by = string.Join("_and_", arguments);
        string own = Portable(by.Length == 0 ? name + "_of_all" : $"{name}_by_{by}");
        var taken = new HashSet<string>(ActionMethods.Of(method.ContainingType).Select(static action => ActionNames.ModelName(action, ActionPolicy.Of(action))), StringComparer.Ordinal);
        string proposed = own;
        for (int number = 2; taken.Contains(proposed); number++)
        {
            string end = "_" + CSharpText.Number(number);
            proposed = Cut(own, ActionNames.MaxLength - end.Length) + end;
        }

        return proposed;
    }

    private static string Cut(string name, int length) => name.Length <= length ? name : name.Substring(0, length).TrimEnd('_');
}
