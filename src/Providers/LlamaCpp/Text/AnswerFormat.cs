namespace GenFlow.LlamaCpp.Text;

/// <summary>How the parts of an answer are told apart.</summary>
/// <param name="Thought">The tags of thoughts; null where they are not split off.</param>
/// <param name="Call">The tags of calls; null where no tools are offered.</param>
/// <param name="Stops">The texts that end the answer, none of them empty.</param>
/// <param name="BeginsInThought">Whether the prompt has opened a thought already.</param>
internal sealed record AnswerFormat(TagPair? Thought, TagPair? Call, IReadOnlyList<string> Stops, bool BeginsInThought = false);
