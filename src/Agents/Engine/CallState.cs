namespace GenFlow.Agents.Engine;

/// <summary>How far a call of an action is.</summary>
internal enum CallState
{
    /// <summary>Its arguments arrive, or it is not decided what becomes of it.</summary>
    Open,

    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>It runs, or asks whether it may.</summary>
    Running,

    /// <summary>It has a result.</summary>
    Ended,
}
