using System.Globalization;
using GenFlow.Roslyn;

namespace GenFlow.Generators.Parser;

/// <summary>Names the parameters of several types: each by its type's name, in camel case.</summary>
internal static class ParameterNames
{
    /// <summary>The escaped names. Equal ones are told apart by the types around them, else by a number.</summary>
    /// <param name="paths">For each type the names of the types around it and its own.</param>
    /// <param name="reserved">Names that are taken.</param>
    public static string[] Of(IReadOnlyList<EquatableArray<string>> paths, params string[] reserved)
    {
        int[] lengths = [.. paths.Select(static _ => 1)];
        string[] names = Write(paths, lengths);
        while (Lengthen(paths, names, reserved, lengths))
        {
            names = Write(paths, lengths);
        }

        var taken = new HashSet<string>(reserved, StringComparer.Ordinal);
        for (int index = 0; index < names.Length; index++)
        {
            string name = names[index];
            for (int number = 2; !taken.Add(name); number++)
            {
                name = names[index] + number.ToString(CultureInfo.InvariantCulture);
            }

            names[index] = CSharpText.Identifier(name);
        }

        return names;
    }

    private static bool Lengthen(IReadOnlyList<EquatableArray<string>> paths, string[] names, string[] reserved, int[] lengths)
    {
        bool changed = false;
        for (int index = 0; index < names.Length; index++)
        {
            bool isTaken = reserved.Contains(names[index]) || names.Count(name => name == names[index]) > 1;
            if (isTaken && lengths[index] < paths[index].Count)
            {
                lengths[index]++;
                changed = true;
            }
        }

        return changed;
    }

    private static string[] Write(IReadOnlyList<EquatableArray<string>> paths, int[] lengths) =>
        [.. paths.Select((path, index) => JsonNames.CamelCase(string.Concat(path.Skip(path.Count - lengths[index]))))];
}
