using System.Text.Json;

namespace GenFlow.Agents;

/// <summary>A model gave an action arguments that do not fit: malformed, incomplete, out of bounds. In an agent the model is
/// told, and the action is not run.</summary>
/// <param name="action">The action's name.</param>
/// <param name="problem">What is wrong.</param>
public sealed class ActionArgumentException(string action, JsonException problem)
    : Exception($"The arguments of {action} do not fit: {problem?.Message}", problem)
{
    /// <summary>The action's name.</summary>
    public string Action { get; } = action;

    /// <summary>Where in the arguments it is, such as <c>$.city</c>; null where that is unknown.</summary>
    public string? Path { get; } = problem?.Path;
}
