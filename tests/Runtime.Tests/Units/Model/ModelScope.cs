using GenFlow.CompilerServices;

namespace GenFlow.Tests.Units.Model;

/// <summary>Where an event stands, in the model.</summary>
internal readonly record struct ModelPlace(ModelScope? Scope, int Index);

/// <summary>An event, or what a join is given, from its queueing to the end of its step.</summary>
internal sealed class ModelNode(int step, ModelPlace place, string content)
{
    public int Step { get; } = step;

    public ModelPlace Place { get; } = place;

    /// <summary>What the step must be given, as text.</summary>
    public string Content { get; } = content;

    /// <summary>The scope that a list that is delivered early waits in, and its length; else its own place and 1.</summary>
    public (ModelScope? Scope, int Weight) Waits { get; init; } = (place.Scope, 1);

    public ModelScope? Opened { get; set; }

    public bool IsWaiting { get; set; } = true;

    public bool IsDone { get; set; }
}

/// <summary>An event that came to a join.</summary>
internal sealed record Arrival(RouteTarget Target, int Event, int[] Path, int Number);

/// <summary>A scope of the model: knows everything that was ever in it, and asks all of it each time.</summary>
internal sealed class ModelScope(int opener, ModelPlace parent, int[] joins, bool isFork)
{
    public int Opener { get; } = opener;

    public ModelPlace Parent { get; } = parent;

    public int[] Joins { get; } = joins;

    public bool IsFork { get; } = isFork;

    public bool IsProducing { get; set; } = true;

    public bool IsClosed { get; set; }

    public int Branches { get; set; }

    public List<ModelNode> Nodes { get; } = [];

    public List<ModelScope> Inner { get; } = [];

    public List<Arrival> Arrivals { get; } = [];

    /// <summary>Joins of several event parameters that have run.</summary>
    public HashSet<int> HasJoined { get; } = [];

    public bool IsAlive => IsProducing || Nodes.Exists(static node => !node.IsDone) || Inner.Exists(static inner => !inner.IsClosed);

    /// <summary>The nearest scope of a kind from here outwards.</summary>
    public static ModelScope? Find(ModelScope? from, Func<ModelScope, bool> kind) =>
        from is null || kind(from) ? from : Find(from.Parent.Scope, kind);

    public bool IsIn(ModelScope scope) => ReferenceEquals(this, scope) || (Parent.Scope?.IsIn(scope) ?? false);

    /// <summary>The branches from this scope to a place in it; the scopes of one branch by their openers, then as they were
    /// opened.</summary>
    public int[] PathTo(ModelPlace place) => ReferenceEquals(place.Scope, this)
        ? [place.Index]
        : [.. PathTo(place.Scope!.Parent), place.Scope.Opener, place.Scope.Parent.Scope!.Inner.IndexOf(place.Scope), place.Index];

    /// <summary>What came for a join, in emission order.</summary>
    public static IEnumerable<Arrival> Ordered(IEnumerable<Arrival> arrivals) => arrivals
        .OrderBy(static arrival => arrival.Path, Comparer<int[]>.Create(static (left, right) => left.AsSpan().SequenceCompareTo(right)))
        .ThenBy(static arrival => arrival.Number);
}
