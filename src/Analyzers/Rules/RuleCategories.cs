namespace GenFlow.Analyzers;

/// <summary>What rules are about, one for each range of ids.</summary>
internal static class RuleCategories
{
    /// <summary>GF0xxx: what the generators need to work at all.</summary>
    public const string SetUp = "GenFlow.SetUp";

    /// <summary>GF1xxx: the shape of steps, and what their bodies do wrong.</summary>
    public const string Steps = "GenFlow.Steps";

    /// <summary>GF2xxx: how events flow from step to step.</summary>
    public const string Graph = "GenFlow.Graph";

    /// <summary>GF3xxx: events and their JSON.</summary>
    public const string Events = "GenFlow.Events";

    /// <summary>GF4xxx: telling the cases of a union apart.</summary>
    public const string Visitors = "GenFlow.Visitors";

    /// <summary>GF6xxx: agents and their actions.</summary>
    public const string Actions = "GenFlow.Actions";
}
