using System.Text.Json;
using System.Text.RegularExpressions;
using GenFlow.Agents.Testing;

namespace Shared.Offline;

/// <summary>What actions have given, as the model looks it up.</summary>
public static partial class Results
{
    public static ScriptedResult? LastOf(this IReadOnlyList<ScriptedResult> results, string action) =>
        results.LastOrDefault(result => result.Name == action);

    /// <summary>The result of the call of an action with an argument.</summary>
    public static ScriptedResult? Of(this IReadOnlyList<ScriptedResult> results, string action, string argument, string value) =>
        results.LastOrDefault(result => result.Name == action && result.Arguments.TryGetValue(argument, out object? given) && given?.ToString() == value);

    /// <summary>Whether the action says that it has failed.</summary>
    public static bool IsError(this ScriptedResult result) => Failure().IsMatch(result.Text);

    /// <summary>A result that is a list of texts; none where it is an error.</summary>
    public static IReadOnlyList<string> Strings(this ScriptedResult result)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(result.Text);
            return [.. document.RootElement.EnumerateArray().Select(static item => item.GetString()!)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    [GeneratedRegex(@"^(\w+(Error|Exception): |The arguments of )")]
    private static partial Regex Failure();
}
