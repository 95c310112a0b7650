using System.Runtime.CompilerServices;

namespace GenFlow.Testing;

/// <summary>An item that a test expects on the stream.</summary>
public sealed record Expected
{
    private readonly Func<StreamItem, bool> _matches;
    private readonly string _text;

    private Expected(Func<StreamItem, bool> matches, string text)
    {
        _matches = matches;
        _text = text;
    }

    /// <summary>The step that wrote it; null, the default, for any.</summary>
    public string? Step { get; init; }

    /// <summary>The attempt that wrote it; 0, the default, for any.</summary>
    public int Attempt { get; init; }

    /// <summary>The child workflows that it came through; null, the default, for any, empty for none.</summary>
    public string? Path { get; init; }

    /// <summary>An event of a type.</summary>
    /// <typeparam name="T">The type; events that derive from it match too.</typeparam>
    /// <param name="where">Which of them; null for any.</param>
    /// <param name="text">The condition as messages show it; given by the compiler.</param>
    public static Expected Event<T>(Func<T, bool>? where = null, [CallerArgumentExpression(nameof(where))] string text = "") where T : StreamEvent =>
        new(item => item.Event is T ev && (where is null || where(ev)), where is null ? Naming.Of(typeof(T)) : $"{Naming.Of(typeof(T))} ({text})");

    /// <inheritdoc/>
    public override string ToString() =>
        _text
        + (Step is null ? "" : $" of step {Step}")
        + (Attempt == 0 ? "" : FormattableString.Invariant($" in attempt {Attempt}"))
        + (Path is null ? "" : $" at path '{Path}'");

    internal bool Matches(in StreamItem item) =>
        (Step is null || item.Step == Step) && (Attempt == 0 || item.Attempt == Attempt) && (Path is null || item.Path == Path) && _matches(item);
}
