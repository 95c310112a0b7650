using GenFlow;

namespace DocsChain.Actions;

/// <summary>What the search has come to.</summary>
/// <param name="Question">What is to be answered.</param>
/// <param name="Found">What the documents say about it.</param>
[Event]
internal sealed partial record Findings(string Question, IReadOnlyList<Finding> Found);
