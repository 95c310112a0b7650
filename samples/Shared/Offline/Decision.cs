namespace Shared.Offline;

/// <summary>What the model does next: calls, or an answer.</summary>
/// <param name="Thought">Why.</param>
/// <param name="Calls">The calls; none for an answer.</param>
/// <param name="Text">What it says.</param>
public sealed record Decision(string Thought, IReadOnlyList<Call> Calls, string Text)
{
    public static Decision Do(string thought, params IReadOnlyList<Call> calls) => new(thought, calls, "");

    public static Decision Say(string thought, string text) => new(thought, [], text);
}
