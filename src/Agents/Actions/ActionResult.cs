using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>What an action gives besides its value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">What the model is told: text as it is, everything else as JSON.</param>
public sealed record ActionResult<T>(T Value)
{
    /// <summary>The result in a line, for people.</summary>
    public string? Summary { get; init; }

    /// <summary>What was found and used.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Actions to come next.</summary>
    public FollowUp? FollowUp { get; init; }
}
