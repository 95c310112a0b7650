using GenFlow.Models;

namespace GenFlow.Agents.Composition;

/// <summary>The arguments of an action that takes one text.</summary>
/// <param name="Input">What is to be done, with all that must be known to do it.</param>
[StructuredOutput]
internal sealed partial record TextInput(string Input)
{
    public static object PartialOf(PartialJson json) => new Partial(json);
}
