namespace GenFlow.Models;

/// <summary>What an action found and used.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Url">Its address; null for one without.</param>
/// <param name="Text">An excerpt.</param>
public sealed record Source(string Title, string? Url = null, string? Text = null);
