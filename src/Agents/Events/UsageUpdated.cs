using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>The model has ended its answer and said what it took; actions may run still.</summary>
/// <param name="Call">The tokens of this call of the model.</param>
/// <param name="Total">The tokens of the run so far, each call counted once.</param>
/// <param name="StopReason">Why the model stopped.</param>
/// <param name="RawStopReason">The provider's own word for it.</param>
/// <param name="Cost">The run's price so far, in the currency of <see cref="Agent.Prices"/>; null where the price of a model is unknown, or what a call of it took.</param>
[StreamEvent]
public sealed partial record UsageUpdated(Usage Call, Usage Total, StopReason StopReason, string? RawStopReason, decimal? Cost = null) : AgentEvent;
