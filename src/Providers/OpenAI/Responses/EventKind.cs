namespace GenFlow.OpenAI.Responses;

/// <summary>The events of the wire that say something.</summary>
internal enum EventKind
{
    /// <summary>One that is not known, or that says nothing that others do not.</summary>
    Other,

    TextDelta,
    TextDone,
    RefusalDelta,
    RefusalDone,
    PartDone,
    SummaryDelta,
    SummaryDone,
    ReasoningDelta,
    ReasoningDone,
    ArgumentsDelta,
    ArgumentsDone,
    InputDelta,
    InputDone,
    CodeDelta,
    CodeDone,
    McpDelta,
    McpDone,
    AnnotationAdded,
    ItemAdded,
    ItemDone,
    Created,
    Completed,
    Incomplete,
    Failed,
    Cancelled,
    Error,
}

internal static class EventKinds
{
    /// <summary>The kind of an event by its type.</summary>
    public static EventKind Of(ReadOnlySpan<byte> type) =>
        type.StartsWith("response."u8) ? OfResponse(type["response.".Length..])
        : type.SequenceEqual("error"u8) ? EventKind.Error
        : EventKind.Other;

    // The frequent ones first.
    private static EventKind OfResponse(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("output_text.delta"u8) ? EventKind.TextDelta
        : type.SequenceEqual("function_call_arguments.delta"u8) ? EventKind.ArgumentsDelta
        : type.SequenceEqual("reasoning_summary_text.delta"u8) ? EventKind.SummaryDelta
        : type.SequenceEqual("reasoning_text.delta"u8) ? EventKind.ReasoningDelta
        : type.SequenceEqual("custom_tool_call_input.delta"u8) ? EventKind.InputDelta
        : type.SequenceEqual("refusal.delta"u8) ? EventKind.RefusalDelta
        : type.SequenceEqual("code_interpreter_call_code.delta"u8) ? EventKind.CodeDelta
        : type.SequenceEqual("mcp_call_arguments.delta"u8) ? EventKind.McpDelta
        : type.SequenceEqual("output_item.added"u8) ? EventKind.ItemAdded
        : type.SequenceEqual("output_item.done"u8) ? EventKind.ItemDone
        : type.SequenceEqual("output_text.annotation.added"u8) ? EventKind.AnnotationAdded
        : type.SequenceEqual("output_text.done"u8) ? EventKind.TextDone
        : type.SequenceEqual("content_part.done"u8) ? EventKind.PartDone
        : type.SequenceEqual("refusal.done"u8) ? EventKind.RefusalDone
        : type.SequenceEqual("reasoning_summary_text.done"u8) ? EventKind.SummaryDone
        : type.SequenceEqual("reasoning_text.done"u8) ? EventKind.ReasoningDone
        : type.SequenceEqual("function_call_arguments.done"u8) ? EventKind.ArgumentsDone
        : type.SequenceEqual("custom_tool_call_input.done"u8) ? EventKind.InputDone
        : type.SequenceEqual("code_interpreter_call_code.done"u8) ? EventKind.CodeDone
        : type.SequenceEqual("mcp_call_arguments.done"u8) ? EventKind.McpDone
        : OfWhole(type);

    private static EventKind OfWhole(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("created"u8) ? EventKind.Created
        : type.SequenceEqual("completed"u8) ? EventKind.Completed
        : type.SequenceEqual("incomplete"u8) ? EventKind.Incomplete
        : type.SequenceEqual("failed"u8) ? EventKind.Failed
        : type.SequenceEqual("cancelled"u8) ? EventKind.Cancelled
        : type.SequenceEqual("error"u8) ? EventKind.Error
        : EventKind.Other;
}
