using System.Runtime.CompilerServices;

namespace GenFlow.Engine;

/// <summary>What a service container gave a workflow object for its runs. Costs nothing until a container is used.</summary>
internal static class WorkflowDefaults
{
    private static readonly ConditionalWeakTable<object, RunOptions> s_defaults = [];
    private static volatile bool s_used;

    public static void Attach(object workflow, RunOptions defaults)
    {
        s_defaults.AddOrUpdate(workflow, defaults);
        s_used = true;
    }

    /// <summary>The options of a run: the caller's, with what they lack from the container.</summary>
    public static RunOptions For(object workflow, RunOptions? options) =>
        !s_used || options?.Link is not null || !s_defaults.TryGetValue(workflow, out RunOptions? defaults) ? options ?? RunOptions.Default
        : options is null ? defaults
        : options.Over(defaults);
}
