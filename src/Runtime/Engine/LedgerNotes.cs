namespace GenFlow.Engine;

/// <summary>What few runs need of their ledger; made at first use.</summary>
internal sealed class LedgerNotes
{
    /// <summary>The last events that led nowhere.</summary>
    public LastEvents? Last { get; set; }

    /// <summary>Where joins of several event parameters wait whose events stand in no scope that they close.</summary>
    public Scope? Run { get; set; }

    /// <summary>Of a child: the ledger whose step budget is one for all.</summary>
    public Ledger? Budget { get; set; }

    /// <summary>The failed attempts that wait to be repeated, as a list, and how many.</summary>
    public RetryDelay? Delays { get; set; }

    public int Delayed { get; set; }

    /// <summary>Tokens whose body waits for people.</summary>
    public int Asking { get; set; }

    /// <summary>Open requests that steps returned.</summary>
    public int Asked { get; set; }

    public int Asks => Asking + Asked;

    /// <summary>Children that have not ended: each holds the run.</summary>
    public int Children { get; set; }

    /// <summary>Told when the run has come to wait for people only, or no longer does; with what it was told last.</summary>
    public Action? OnWaitingChanged { get; set; }

    public bool WasWaiting { get; set; }

    /// <summary>What a join had when its scope ended, where that was not enough; until the run has looked at it.</summary>
    public JoinedEvents? Incomplete { get; set; }
}
