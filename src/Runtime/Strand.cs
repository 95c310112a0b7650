using GenFlow.CompilerServices;
using GenFlow.Engine;
using GenFlow.Stream;

namespace GenFlow;

/// <summary>A part of a step's work that goes on beside others of the same step, so that the run's clock stands still only
/// while all of them wait for people. Made by <see cref="Context.BeginStrand"/>.</summary>
/// <remarks>What a strand waits for is asked through its own <see cref="Context"/>. One that has strands of its own waits when
/// they all do.</remarks>
public sealed class Strand : IDisposable
{
    private readonly int _invocation;

    internal Strand(Context of, Token token, int invocation, Attempt attempt, Strand? parent, StreamOrigin? origin, CancellationTokenSource? source)
    {
        Token = token;
        _invocation = invocation;
        Attempt = attempt;
        Parent = parent;
        Origin = origin ?? parent?.Origin;
        Depth = (parent?.Depth ?? 0) + (origin is null ? 0 : 1);
        Source = source;
        CancellationToken = source?.Token ?? of.CancellationToken;
        Context = new Context(this, of);
    }

    /// <summary>The step's context, for this part of its work.</summary>
    public Context Context { get; }

    /// <summary>The token of the step that it is a part of.</summary>
    internal Token Token { get; }

    internal Attempt Attempt { get; }

    /// <summary>What it is a part of, beside the step.</summary>
    internal Strand? Parent { get; }

    /// <summary>What the items that it writes show; null for what the step's own show.</summary>
    internal StreamOrigin? Origin { get; }

    /// <summary>How many forwarded streams it is inside.</summary>
    internal int Depth { get; }

    internal CancellationToken CancellationToken { get; }

    /// <summary>Cancels a forwarded stream whose step has ended; null where it is none.</summary>
    internal CancellationTokenSource? Source { get; }

    /// <summary>What it waits for that only people can give. Changed under the ledger's lock, as the next three.</summary>
    internal int Asks { get; set; }

    /// <summary>Strands of it, and children, that do not only wait for people.</summary>
    internal int Busy { get; set; }

    /// <summary>Whether what it is a part of was told that it only waits for people.</summary>
    internal bool IsWaiting { get; set; }

    /// <summary>Whether nothing waits for it any more.</summary>
    internal bool IsEnded { get; set; }

    /// <summary>The type that it wrote last: asked for each event, as most are of the same.</summary>
    internal Type? LastWritten { get; set; }

    /// <summary>Whether its step still runs in the invocation that began it.</summary>
    internal bool IsOfRunningStep => Token.Invocation == _invocation;

    private WorkflowRun Run => Token.Run;

    /// <summary>This part of the work has ended; what it asked and nobody awaits is closed. Dispose it when its last task has
    /// ended; a second call changes nothing.</summary>
    public void Dispose() => Run.EndStrand(this);

    internal bool IsInside(Strand other)
    {
        Strand? strand = this;
        while (strand is not null && !ReferenceEquals(strand, other))
        {
            strand = strand.Parent;
        }

        return strand is not null;
    }
}
