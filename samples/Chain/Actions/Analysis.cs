using GenFlow;

namespace DocsChain.Actions;

/// <summary>An answer and what it rests on.</summary>
/// <param name="Answer">It.</param>
/// <param name="Sources">Where the documents say so.</param>
/// <param name="Confidence">How far they do.</param>
/// <param name="OpenQuestions">What they leave open.</param>
[Event]
internal sealed partial record Analysis(string Answer, IReadOnlyList<Reference> Sources, Confidence Confidence, IReadOnlyList<string> OpenQuestions);
