namespace GenFlow.Agents;

/// <summary>A session has a run already: a conversation has one turn at a time.</summary>
public sealed class SessionInUseException() : InvalidOperationException(
    "Another run works on this session. Read its stream to the end, or leave it, before the next; use a session of its own for each conversation.");
