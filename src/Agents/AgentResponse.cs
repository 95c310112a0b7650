using System.Text.Json.Serialization;
using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>What a run of an agent gave.</summary>
/// <param name="Status">How it has ended.</param>
/// <param name="Message">The last message of the model.</param>
/// <param name="Messages">All that the run added to the transcript, the input first.</param>
/// <param name="Usage">The tokens of all its calls of models, and of the agents that its actions have run; each call counted once.</param>
/// <param name="Iterations">How often the model was asked.</param>
/// <param name="Duration">How long it took.</param>
public sealed record AgentResponse(
    AgentStatus Status, AgentMessage Message, IReadOnlyList<AgentMessage> Messages, Usage Usage, int Iterations, TimeSpan Duration)
{
    /// <summary>The run.</summary>
    public string RunId { get; init; } = "";

    /// <summary>Which budget is used up, for people; null where none is.</summary>
    public string? Detail { get; init; }

    /// <summary>Its price, in the currency of <see cref="Agent.Prices"/>; null where the price of a model is unknown, or what a call of it took.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The exit action that ended it; null where none did.</summary>
    public string? ExitAction { get; init; }

    /// <summary>What the exit action returned. Not in JSON; its text is in the transcript.</summary>
    [JsonIgnore]
    public object? ExitValue { get; init; }

    /// <summary>The typed answer of a run that was asked for one; see <see cref="AgentResponse{T}"/>.</summary>
    [JsonIgnore]
    public object? Output { get; init; }

    /// <summary>Whether the run came to what it was to: an answer, or an exit.</summary>
    [JsonIgnore]
    public bool IsSuccess => Status is AgentStatus.Completed or AgentStatus.Exited;

    /// <summary>The text of the last message.</summary>
    [JsonIgnore]
    public string Text => Message.Text;
}
