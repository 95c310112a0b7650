using GenFlow;

namespace DocsChain.Actions;

/// <summary>Where something is said.</summary>
/// <param name="Section">The section's id.</param>
/// <param name="Quote">What it says, word by word.</param>
[Event]
internal sealed partial record Reference(string Section, string Quote);
