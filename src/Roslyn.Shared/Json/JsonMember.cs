namespace GenFlow.Roslyn;

/// <summary>When a member is left out.</summary>
internal enum Omission
{
    Never,
    WhenNull,
    WhenDefault,
}

/// <summary>A member of an object in JSON.</summary>
/// <param name="Property">The property, escaped.</param>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Codec">How its values are written and read.</param>
/// <param name="IsRequired">Whether reading fails without it.</param>
/// <param name="IsSet">Whether reading sets the property, else gives it to the constructor.</param>
/// <param name="IsMustSet">Whether the compiler asks for the property in every object initializer.</param>
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
    bool IsMustSet,
    string? Initial,
    Omission Omission,
    string? Description,
    string? DefaultJson);
