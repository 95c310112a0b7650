namespace GenFlow.Shapes;

/// <summary>A value without parts.</summary>
public sealed class ScalarShape : TypeShape
{
    private ScalarShape(ScalarKind kind) => Kind = kind;

    /// <summary>Which kind of value.</summary>
    public ScalarKind Kind { get; }

    /// <summary>The one shape of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its shape.</returns>
    public static ScalarShape Of(ScalarKind kind) => Cache.All[(int)kind];

    private static class Cache
    {
        public static readonly ScalarShape[] All = [.. Enum.GetValues<ScalarKind>().Select(static kind => new ScalarShape(kind))];
    }
}
