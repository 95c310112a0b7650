namespace GenFlow.Agents;

/// <summary>Who says a message.</summary>
public enum AgentRole
{
    /// <summary>The person, or program, that asks.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,

    /// <summary>The actions that the model has called: their results.</summary>
    Action,
}
