namespace GenFlow.Models;

/// <summary>What a call that the provider ran itself gave.</summary>
/// <param name="ActionId">The id of the call.</param>
/// <param name="Text">The result as text or JSON; empty where the provider keeps it to itself.</param>
/// <param name="Sources">What was found.</param>
/// <param name="IsError">Whether it failed; <paramref name="Text"/> says how.</param>
public sealed record ServerActionResult(string ActionId, string Text, IReadOnlyList<Source> Sources, bool IsError = false);
