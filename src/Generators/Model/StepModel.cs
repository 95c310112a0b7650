using GenFlow.Roslyn;

namespace GenFlow.Generators.Model;

/// <summary>A step as it is defined and called.</summary>
/// <param name="Signature">What its declaration says.</param>
/// <param name="Joins">The indices of the joins that close its scope, if it opens one.</param>
/// <param name="CollectFrom">For a join: the index of the fan-out that it names; −1 for the innermost.</param>
internal sealed record StepModel(StepSignature Signature, EquatableArray<int> Joins, int CollectFrom)
{
    /// <summary>Whether it opens a scope although it is no fan-out.</summary>
    public bool IsFork => !Signature.IsFanOut && !Joins.IsEmpty;

    public bool IsPlain => Signature.IsPlain && !IsFork;
}
