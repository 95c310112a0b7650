using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>What a case does when JSON is read.</summary>
internal enum CaseForm
{
    /// <summary>It has a serializer.</summary>
    Readable,

    /// <summary>It has no part that is generated, or no name that is known: it is never read.</summary>
    Opaque,

    /// <summary>It stands for the cases that are not known.</summary>
    Unknown,
}

/// <summary>A record that derives from a union.</summary>
/// <param name="TypeName">As the union's code writes it; null where it cannot name it.</param>
/// <param name="MetadataName">Its full metadata name.</param>
/// <param name="Path">The names of the types around it, inside the union, and its own, not escaped.</param>
/// <param name="Bases">The full metadata names of its bases.</param>
/// <param name="EventType">Its name as an event.</param>
/// <param name="IsAbstract">Whether it is none of the cases but a level between.</param>
/// <param name="IsOfAnother">Whether it, or a record around it inside the union, carries [Event] or [StreamEvent], so that what
/// it is by itself is printed there.</param>
/// <param name="Form">What it does when JSON is read.</param>
/// <param name="Reach">How far a member of the union that names it may be visible.</param>
/// <param name="Declaration">How another part of it is declared; null where none can be.</param>
/// <param name="Level">What it is as a type that members have; null where it is a case.</param>
internal sealed record CaseModel(
    string? TypeName,
    string MetadataName,
    EquatableArray<string> Path,
    EquatableArray<string> Bases,
    string EventType,
    bool IsAbstract,
    bool IsOfAnother,
    CaseForm Form,
    Reach Reach,
    TypeDeclarationModel? Declaration,
    LevelModel? Level);

/// <summary>A case that is not nested in its union.</summary>
/// <param name="Union">The union's full metadata name.</param>
/// <param name="Case">The case.</param>
internal sealed record OutsideCase(string Union, CaseModel Case);
