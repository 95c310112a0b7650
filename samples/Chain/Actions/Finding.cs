using GenFlow;

namespace DocsChain.Actions;

/// <summary>What a section says.</summary>
/// <param name="Section">The section's id.</param>
/// <param name="Quote">What it says, word by word.</param>
/// <param name="Why">What that has to do with the question.</param>
[Event]
internal sealed partial record Finding(string Section, string Quote, string Why);
