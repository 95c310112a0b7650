namespace GenFlow.Roslyn;

/// <summary>How far a member of a workflow class may be visible when its signature names a type. Ordered: the smaller wins.</summary>
internal enum Reach
{
    Private,
    Internal,
    Public,
}
