namespace GenFlow.Engine;

/// <summary>What one join has of one scope so far. A scope keeps those of its joins in a list of their own links, in the
/// order of the joins.</summary>
internal abstract class Gathered(int join)
{
    /// <summary>The join's index.</summary>
    public int Join { get; } = join;

    /// <summary>The next in the scope's list; null once it is delivered.</summary>
    public Gathered? Next { get; set; }
}
