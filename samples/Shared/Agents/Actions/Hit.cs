using GenFlow;

namespace Shared.Agents.Actions;

/// <summary>A line that has what was searched for.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line's number, from 1.</param>
/// <param name="Text">The line.</param>
[Event]
public sealed partial record Hit(string Path, int Line, string Text);
