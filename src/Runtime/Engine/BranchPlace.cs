namespace GenFlow.Engine;

/// <summary>Where an event stands in the fan-outs around it.</summary>
/// <param name="Scope">The innermost open fan-out; null outside all.</param>
/// <param name="Index">The number of its branch there; <see cref="Producer"/> for the step that makes the branches.</param>
internal readonly record struct BranchPlace(Scope? Scope, int Index)
{
    public const int Producer = -1;
}
