using System.ComponentModel;
using GenFlow.Graphs;

namespace GenFlow.CompilerServices;

/// <summary>Makes a workflow's graph when it is asked for: what generated code declares, and what runs have shown beyond it.</summary>
/// <param name="definition">The workflow's steps.</param>
/// <param name="declare">Says what is declared.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GraphSource(WorkflowDefinition definition, Action<GraphBuilder> declare)
{
    private Made? _made;

    /// <summary>The graph; the same object as long as runs show nothing new.</summary>
    public WorkflowGraph Graph
    {
        get
        {
            int seen = definition.SeenEffects;
            Made? made = Volatile.Read(ref _made);
            if (made?.Seen != seen)
            {
                var builder = new GraphBuilder(definition);
                declare(builder);
                made = new(seen, builder.Build());
                Volatile.Write(ref _made, made);
            }

            return made.Graph;
        }
    }

    private sealed record Made(int Seen, WorkflowGraph Graph);
}
