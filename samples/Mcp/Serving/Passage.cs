using GenFlow;

namespace DocsMcp.Serving;

/// <summary>A line that has what was searched for.</summary>
/// <param name="Path">The page.</param>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Text">The line.</param>
[Event]
internal sealed partial record Passage(string Path, int Line, string Text);
