using Microsoft.CodeAnalysis;

namespace GenFlow.Roslyn;

/// <summary>The names of the members that generators add to the user's types: one table for those who print them and those
/// who report that they are taken.</summary>
internal static class GeneratedNames
{
    /// <summary>What marks generated members as ours.</summary>
    public const string Tool = "GenFlow.Generators";

    public const string EventType = nameof(EventType);
    public const string WriteJson = nameof(WriteJson);
    public const string ReadAnswer = nameof(ReadAnswer);

    /// <summary>The class that codecs are nested in.</summary>
    public const string Codecs = "GenFlowCodecs";

    /// <summary>The class that keeps a shape.</summary>
    public const string ShapeValue = "GenFlowShape";

    /// <summary>What the abstract member begins with that closes a union; its number follows.</summary>
    public const string Closing = "GenFlowCase";

    public const string Match = nameof(Match);
    public const string Switch = nameof(Switch);
    public const string Visit = nameof(Visit);
    public const string Visitor = "IVisitor";

    public const string RunAsync = nameof(RunAsync);
    public const string ExecuteAsync = nameof(ExecuteAsync);
    public const string Events = nameof(Events);
    public const string Shape = nameof(Shape);
    public const string Graph = nameof(Graph);

    /// <summary>The class that is a run of a workflow.</summary>
    public const string Run = "GenFlowRun";

    /// <summary>The class that keeps a workflow's catalogue.</summary>
    public const string EventsValue = "GenFlowEvents";

    /// <summary>The class that keeps a workflow's graph.</summary>
    public const string GraphValue = "GenFlowGraph";

    /// <summary>The property that is an action; before it comes the action's name.</summary>
    public const string ActionProperty = "Action";

    /// <summary>The record of an action's arguments; before it comes the action's name.</summary>
    public const string ActionArguments = "Args";

    /// <summary>The arguments, or the structured output, while it arrives; of what is inside it, the type's name comes before.</summary>
    public const string Partial = nameof(Partial);

    /// <summary>The class that keeps the patterns that texts must match, beside what reads them.</summary>
    public const string Patterns = "GenFlowPatterns";

    /// <summary>The class that the codecs of a structured output are nested in, which may be an event with its own.</summary>
    public const string OutputCodecs = "GenFlowOutputCodecs";

    /// <summary>The class that calls an action.</summary>
    public static string ActionClass(string action) => "GenFlow" + action + "Action";

    /// <summary>The class that the codecs of an action are nested in.</summary>
    public static string ActionCodecs(string action) => "GenFlow" + action + "Codecs";

    /// <summary>The field that keeps the action of an object.</summary>
    public static string ActionField(string action) => "_genFlow" + action + "Action";

    /// <summary>All members of an action.</summary>
    public static IEnumerable<string> OfAction(string action) =>
        [action + ActionProperty, action + ActionArguments, ActionClass(action), ActionCodecs(action), ActionField(action)];

    /// <summary>Whether a generator of ours printed the member. Generators do not see such; analyzers do.</summary>
    public static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(static data =>
        KnownTypes.GeneratedCodeAttribute.Matches(data.AttributeClass)
        && data.ConstructorArguments.Length == 2
        && data.ConstructorArguments[0].Value is Tool);
}
