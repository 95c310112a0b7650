using Microsoft.Extensions.AI;

namespace GenFlow.Agents.Engine;

/// <summary>An action of the agent, with what the agent must know of it.</summary>
internal sealed class OfferedAction(AIFunction function)
{
    private static readonly ActionSettings s_plain = new();

    public AIFunction Function { get; } = function;

    /// <summary>The action where it is generated and nothing is around it that must be called too.</summary>
    public AgentAction? Typed { get; } = function as AgentAction;

    public ActionSettings Settings { get; } = SettingsOf(function);

    public string Name => Function.Name;

    // Middleware around a generated action keeps its settings; any other function may have some as a service; the abstraction's
    // own mark for approval counts as well.
    public static ActionSettings SettingsOf(AIFunction function)
    {
        ActionSettings settings = function.GetService<AgentAction>()?.Settings ?? function.GetService<ActionSettings>() ?? s_plain;
        return function.GetService<ApprovalRequiredAIFunction>() is null ? settings : settings with { RequiresApproval = true };
    }
}
