using GenFlow;

namespace Research;

/// <summary>What is asked.</summary>
/// <param name="Text">The question as it was put.</param>
/// <param name="Words">The words to look for.</param>
[Event]
public partial record Question(string Text, IReadOnlyList<string> Words);

/// <summary>A page that the search has found.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Question">What it is read for.</param>
[Event]
public partial record Source(Uri Address, Question Question)
{
    public string Name => Address.Segments[^1];
}

/// <summary>What became of a source.</summary>
[Event]
public abstract partial record Outcome
{
    /// <param name="Title">The page's title.</param>
    /// <param name="Score">How many words of the question its best sentence has, from 0 to 1.</param>
    /// <param name="Quote">Its best sentence.</param>
    public sealed partial record Read(Source Source, string Title, double Score, string Quote) : Outcome;

    /// <param name="Reason">What the last attempt failed with.</param>
    public sealed partial record Unreadable(Source Source, string Reason) : Outcome;
}

/// <summary>A page as it came from the network.</summary>
[Event]
public partial record Page(PageJob Job, string Html);

/// <summary>A page without its markup.</summary>
[Event]
public partial record PageText(PageJob Job, string Title, IReadOnlyList<string> Sentences);

/// <summary>What the run says while it works.</summary>
[StreamEvent]
public abstract partial record Progress
{
    public sealed partial record Searching(string Question) : Progress;

    public sealed partial record Found(int Sources) : Progress;

    public sealed partial record Requesting(string Page) : Progress;

    public sealed partial record Received(string Page, int Bytes) : Progress;

    public sealed partial record Scored(string Page, double Score) : Progress;

    public sealed partial record GaveUp(string Page, string Reason) : Progress;
}

/// <summary>What a page is read with.</summary>
/// <param name="Source">The page.</param>
/// <param name="Usage">The parent's count. A child has a state of its own; what both shall share, the parent hands over.</param>
public sealed record PageJob(Source Source, State<Usage> Usage);

/// <summary>What the run has cost: its state.</summary>
/// <param name="Requests">Requests sent, the failed ones among them.</param>
/// <param name="Bytes">Bytes of whole pages.</param>
public sealed record Usage(int Requests, long Bytes)
{
    public Usage()
        : this(0, 0)
    {
    }
}

/// <summary>The result of the run.</summary>
public sealed record Report(IReadOnlyList<Outcome.Read> Sources, IReadOnlyList<Outcome.Unreadable> Unreadable, Usage Usage);
