namespace GenFlow.Roslyn;

/// <summary>A name of an enum.</summary>
/// <param name="Constant">Its value as C# writes it.</param>
/// <param name="Name">As JSON writes it.</param>
/// <param name="Value">Its bits.</param>
/// <param name="IsFirst">Whether it is the first name of its value, which is the one that is written.</param>
internal sealed record EnumName(string Constant, string Name, ulong Value, bool IsFirst);

/// <summary>How values of an enum are written and read.</summary>
/// <param name="TypeName">The enum as generated code writes it.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Description">What it means.</param>
/// <param name="IsFlags">Whether a value may be several names.</param>
/// <param name="NumberType">The type of its numbers, as C# writes it.</param>
/// <param name="NumberCodec">The codec of its numbers.</param>
/// <param name="Names">Its names in the order of their declaration.</param>
internal sealed record EnumModel(
    string TypeName,
    string Name,
    string? Description,
    bool IsFlags,
    string NumberType,
    string NumberCodec,
    EquatableArray<EnumName> Names);
