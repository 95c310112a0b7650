namespace GenFlow.Anthropic;

/// <summary>How a model is told to think, where <see cref="Microsoft.Extensions.AI.ChatOptions.Reasoning"/> asks for it.</summary>
public enum ThinkingMode
{
    /// <summary>As the model's name says: a budget for Claude 3.7 to 4.5, and adaptive for all later ones and for names that are
    /// not known.</summary>
    Auto,

    /// <summary>A number of tokens that thoughts may take.</summary>
    Budget,

    /// <summary>The model decides itself how long it thinks, by the effort that is asked for.</summary>
    Adaptive,
}
