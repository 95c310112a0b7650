namespace GenFlow.Roslyn;

/// <summary>An argument of the constructor that reading calls.</summary>
/// <param name="Member">The index of the member whose value it is; −1 for none.</param>
/// <param name="Literal">The value where it is no member's, as C#.</param>
internal sealed record ConstructorArgument(int Member, string Literal);

/// <summary>How objects of a type are written and read.</summary>
/// <param name="TypeName">The type as generated code writes it.</param>
/// <param name="Name">Its name in shapes: an event's name, another type's own.</param>
/// <param name="Description">What it means.</param>
/// <param name="IsReference">Whether a value may be null.</param>
/// <param name="IsSealed">Whether no value is of a type that derives from it.</param>
/// <param name="Members">Its members, those that are always written first.</param>
/// <param name="Arguments">What the constructor is given.</param>
internal sealed record ObjectModel(
    string TypeName,
    string Name,
    string? Description,
    bool IsReference,
    bool IsSealed,
    EquatableArray<JsonMember> Members,
    EquatableArray<ConstructorArgument> Arguments);
