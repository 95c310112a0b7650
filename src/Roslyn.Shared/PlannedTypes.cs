namespace GenFlow.Roslyn;

/// <summary>Types of the design that signatures are recognised by although the runtime does not offer them.</summary>
internal static class PlannedTypes
{
    public static readonly KnownType State = new("GenFlow", "State", 1);
    public static readonly KnownType InputRequest = new("GenFlow", "InputRequest", 1);
}
