namespace GenFlow.Engine;

/// <summary>What few runs need of their ledger; made at first use.</summary>
internal sealed class LedgerNotes
{
    /// <summary>The last events that led nowhere.</summary>
    public LastEvents? Last { get; set; }

    /// <summary>Where joins of several event parameters wait whose events stand in no scope that they close.</summary>
    public Scope? Run { get; set; }

    /// <summary>What a join had when its scope ended, where that was not enough; until the run has looked at it.</summary>
    public JoinedEvents? Incomplete { get; set; }
}
