namespace GenFlow.Generators.Model;

/// <summary>The members by which the cases of a value are told apart.</summary>
[Flags]
internal enum MatchMembers
{
    None = 0,

    /// <summary><c>Match</c>, with and without state.</summary>
    Match = 1,

    /// <summary><c>Switch</c>, with and without state.</summary>
    Switch = 2,

    /// <summary><c>IVisitor</c> and <c>Visit</c>.</summary>
    Visit = 4,
}
