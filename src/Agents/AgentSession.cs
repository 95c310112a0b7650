using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>A conversation: the transcript and what it took. One run at a time works on it; it may be read from any thread.</summary>
/// <remarks>The transcript is valid after every run, however it ended: each action of a message has a result.</remarks>
public sealed partial class AgentSession
{
    private int _inUse;

    /// <summary>A conversation that begins.</summary>
    public AgentSession()
    {
    }

    /// <summary>A conversation that has begun elsewhere, or examples for the model.</summary>
    /// <param name="messages">What was said, oldest first.</param>
    /// <exception cref="ArgumentException">An action of a message has no result.</exception>
    public AgentSession(IEnumerable<AgentMessage> messages)
    {
        Messages = [.. messages];
        if (Messages.SelectMany(static message => message.Actions).FirstOrDefault(static action => action is { IsServerSide: false, Result: null }) is { } open)
        {
            throw new ArgumentException(
                $"The call '{open.Id}' of action '{open.Name}' has no result: providers refuse such a transcript. Give it one: action with {{ Result = \"…\" }}.",
                nameof(messages));
        }
    }

    /// <summary>Names the conversation.</summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString("N");

    /// <summary>What was said, oldest first.</summary>
    public IReadOnlyList<AgentMessage> Messages { get; private set; } = [];

    /// <summary>The tokens of all its runs.</summary>
    public Usage Usage { get; private set; } = Usage.None;

    internal void Enter()
    {
        if (Interlocked.Exchange(ref _inUse, 1) != 0)
        {
            throw new SessionInUseException();
        }
    }

    internal void Leave() => Volatile.Write(ref _inUse, 0);

    // Replaced, not changed: whoever reads keeps what they have.
    internal void Add(AgentMessage message) => Messages = [.. Messages, message];

    // Called under the lock of the run's tree: one run works on a session, and those beneath it count there.
    internal void Count(Usage usage) => Usage += usage;
}
