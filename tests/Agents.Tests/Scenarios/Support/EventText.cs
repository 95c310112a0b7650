using System.Globalization;
using System.Text.Json;
using GenFlow.Models;

namespace GenFlow.Agents.Tests.Scenarios;

/// <summary>An event in a line.</summary>
internal static class EventText
{
    public static string Of(AgentEvent ev) => ev switch
    {
        MessageStart => "MessageStart",
        ThoughtStart thought => $"ThoughtStart {thought.Id}",
        ThoughtDelta thought => $"ThoughtDelta {thought.Id} '{thought.Delta}'",
        ThoughtEnd thought => $"ThoughtEnd {thought.Id} '{thought.Thought}'",
        ContentDelta content => $"ContentDelta '{content.Delta}'{Cites(content)}",
        ActionStart action => $"ActionStart {action.Id} {action.Name}{(action.IsServerSide ? " server" : "")}",
        ActionDelta action => $"ActionDelta {action.Id} {action.Delta}",
        ActionEnd action => $"ActionEnd {action.Id} {Json(action.Body)}",
        ActionAborted action => $"ActionAborted {action.Id} {action.Delta}",
        ActionSkipped action => $"ActionSkipped {action.Id} {action.Cause}",
        ActionExecutionStart action => $"ActionExecutionStart {action.Id}",
        ActionProgress action => string.Create(CultureInfo.InvariantCulture, $"ActionProgress {action.Id} '{action.Message}' {action.Fraction}"),
        ActionPublished action => $"ActionPublished {action.Id} {action.Path} {action.EventName}",
        ActionExecuted action => $"ActionExecuted {action.ActionId} {(action.Action.IsError ? "error " : "")}'{action.Action.Result}'{(action.IsExit ? " exit" : "")}",
        UsageUpdated usage => $"UsageUpdated {Tokens(usage.Call)} of {Tokens(usage.Total)} {usage.StopReason}",
        MessageEnd message => $"MessageEnd '{message.Message.Text}'",
        ModelSwitched change => $"ModelSwitched {change.From} {change.To}",
        MessageFailed message => $"MessageFailed '{message.Message.Text}'",
        ChainAgentStart stage => $"ChainAgentStart {stage.AgentIndex} of {stage.TotalAgents}",
        ChainAgentEnd stage => $"ChainAgentEnd {stage.AgentIndex} of {stage.TotalAgents} {stage.Status?.ToString() ?? "failed"}",
        AgentCompleted completed => $"AgentCompleted {completed.Response.Status}",
        _ => ev.EventType,
    };

    private static string Tokens(Usage usage) => $"{usage.InputTokens}+{usage.OutputTokens}";

    private static string Json(JsonElement body) => body.ValueKind == JsonValueKind.Undefined ? "undefined" : JsonSerializer.Serialize(body);

    private static string Cites(ContentDelta content) => content.Citations is { } all ? $" cites {string.Join(", ", all.Select(static citation => citation.Url))}" : "";
}
