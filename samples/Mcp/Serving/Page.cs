using GenFlow;

namespace DocsMcp.Serving;

/// <summary>A page.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Title">Its first heading.</param>
[Event]
internal sealed partial record Page(string Path, string Title);
