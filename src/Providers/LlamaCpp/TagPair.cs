namespace GenFlow.LlamaCpp;

/// <summary>The texts around a part of a model's answer. Neither is empty.</summary>
/// <param name="Open">What it begins with, such as <c>&lt;think&gt;</c>.</param>
/// <param name="Close">What it ends with.</param>
public sealed record TagPair(string Open, string Close)
{
    /// <summary>What it begins with.</summary>
    public string Open { get; init => field = Checked(value); } = Checked(Open);

    /// <summary>What it ends with.</summary>
    public string Close { get; init => field = Checked(value); } = Checked(Close);

    private static string Checked(string value) =>
        !string.IsNullOrEmpty(value) ? value : throw new ArgumentException("A tag has at least one character.", nameof(value));
}
