using GenFlow.CompilerServices;

namespace GenFlow.Engine;

/// <summary>Makes a run the child of another: what it shares, and how its items are marked.</summary>
internal sealed class ChildLink(WorkflowRun parent, Token token, Attempt attempt, Strand? strand, string path)
{
    public WorkflowRun Parent { get; } = parent;

    /// <summary>The token of the step that runs the child.</summary>
    public Token Token { get; } = token;

    public Attempt Attempt { get; } = attempt;

    /// <summary>The part of the step's work that runs it; null for the step itself.</summary>
    public Strand? Strand { get; } = strand;

    /// <summary>How deep children and forwarded streams may nest: a workflow that runs itself is told so, long before it has used up the memory.</summary>
    public const int MaxDepth = 64;

    /// <summary>The longest name of a child or of a forwarded stream, in characters.</summary>
    public const int MaxName = 200;

    /// <summary>1 for a child of the root.</summary>
    public int Depth { get; } = parent.Depth + 1 + (strand?.Depth ?? 0);

    /// <summary>The names of the children and streams it came through, outermost first, divided by slashes.</summary>
    public string Path { get; } = path;

    /// <summary>Whether the parent's step was told that the child only waits for people.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Whether the parent's step waits for the child no more.</summary>
    public bool IsEnded { get; set; }
}
