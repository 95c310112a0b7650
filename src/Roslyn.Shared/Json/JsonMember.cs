namespace GenFlow.Roslyn;

/// <summary>When a member is left out.</summary>
internal enum Omission
{
    Never,
    WhenNull,
    WhenDefault,

    /// <summary>Read and not written, or the other way round.</summary>
    OneWay,
}

/// <summary>A member of an object in JSON.</summary>
/// <param name="Property">The property, escaped.</param>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Codec">How its values are written and read.</param>
/// <param name="IsRequired">Whether reading fails without it.</param>
/// <param name="IsSet">Whether reading sets the property; what the constructor takes it sets only if the compiler asks for it.</param>
/// <param name="Initial">What it is where it is missing, as C#; null where only the object itself knows.</param>
/// <param name="Omission">When it is not written.</param>
/// <param name="Description">What it means.</param>
/// <param name="DefaultJson">What it is where it is missing, as JSON.</param>
internal sealed record JsonMember(
    string Property,
    string Name,
    CodecReference Codec,
    bool IsRequired,
    bool IsSet,
    string? Initial,
    Omission Omission,
    string? Description,
    string? DefaultJson)
{
    /// <summary>What its values must be within; null for everything of the type. Only in what models give.</summary>
    public MemberBounds? Bounds { get; init; }

    /// <summary>How it is read while it arrives; null where nothing reads it then.</summary>
    public PartialReference? Partial { get; init; }
}
