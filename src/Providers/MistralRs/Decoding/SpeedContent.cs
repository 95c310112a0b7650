using Microsoft.Extensions.AI;

namespace GenFlow.MistralRs;

/// <summary>How fast a server says that it was, on its way from the wire to the chunks. Never given to anybody else.</summary>
/// <param name="prompt">Tokens of the prompt read in a second; 0 for not told.</param>
/// <param name="completion">Tokens written in a second; 0 for not told.</param>
internal sealed class SpeedContent(double prompt, double completion) : AIContent
{
    public double Prompt { get; } = prompt;

    public double Completion { get; } = completion;
}
