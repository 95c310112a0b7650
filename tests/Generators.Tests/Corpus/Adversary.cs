namespace GenFlow.Generators.Tests;

/// <summary>Source that tries to break compiler components. Used by the tests of generators and of analyzers alike.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Sources">The files.</param>
/// <param name="Compiles">Whether it is valid once code is generated for it, and then without a warning.</param>
/// <param name="Generates">How many files are generated besides the manifest; −1 where it does not matter.</param>
internal sealed record Adversary(string Name, string[] Sources, bool Compiles = true, int Generates = -1)
{
    public override string ToString() => Name;
}
