using GenFlow;

namespace DocsChain.Actions;

/// <summary>A section that a search has found.</summary>
/// <param name="Section">Its id, for <c>read_section</c>.</param>
/// <param name="Title">The headings that it is under.</param>
/// <param name="Snippet">What it says about what was searched for.</param>
/// <param name="Words">Which of the words it has.</param>
[Event]
internal sealed partial record Hit(string Section, string Title, string Snippet, IReadOnlyList<string> Words);
