namespace GenFlow.Models.ChatCompletions;

/// <summary>Whether a server wants the model's earlier thoughts back as text.</summary>
public enum ReasoningReplay
{
    /// <summary>It does not: they are left out.</summary>
    Never,

    /// <summary>With messages that call actions, where the thoughts lead to; there also as an empty text where the model gave none.</summary>
    WithActions,

    /// <summary>With every message that has some.</summary>
    Always,
}
