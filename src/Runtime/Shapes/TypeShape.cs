namespace GenFlow.Shapes;

/// <summary>What values of a type look like as JSON: what contracts for other languages are printed from. Made when first
/// asked for; a program that never asks pays nothing.</summary>
public abstract class TypeShape
{
    private protected TypeShape()
    {
    }
}
