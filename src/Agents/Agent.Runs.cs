using GenFlow.Agents.Engine;

namespace GenFlow.Agents;

// Every way to run an agent is one engine.
public sealed partial class Agent
{
    /// <summary>Answers, as a stream of everything that happens.</summary>
    /// <param name="input">What is said to the agent; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run: its brackets close, then the enumeration throws.</param>
    /// <returns>The stream; begins when it is enumerated.</returns>
    /// <remarks>Enumerating throws what made the run fail, after the events that close what was open: the client's own
    /// exception, <see cref="Models.ModelException"/> where the model broke off, <see cref="AgentConfigurationException"/>,
    /// <see cref="SessionInUseException"/>. A refusal or a limit is no exception: see <see cref="AgentResponse.Status"/>.</remarks>
    public AgentStream StreamAsync(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default)
    {
        CheckInput(input);
        return new(new AgentRun(this, input, session ?? new AgentSession(), output: null), cancellationToken);
    }

    /// <summary>Goes on with a conversation without saying anything, such as after a failure.</summary>
    /// <param name="session">The conversation.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The stream; see <see cref="StreamAsync(AgentMessage, AgentSession, CancellationToken)"/>.</returns>
    public AgentStream StreamAsync(AgentSession session, CancellationToken cancellationToken = default)
    {
        CheckGoesOn(session);
        return new(new AgentRun(this, input: null, session, output: null), cancellationToken);
    }

    /// <summary>Answers with a typed value: the events show it while it arrives (<see cref="ContentDelta.Partial"/>), and the
    /// run ends with a valid one or throws.</summary>
    /// <typeparam name="T">The answer: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <param name="input">What is said to the agent; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The stream; see <see cref="StreamAsync(AgentMessage, AgentSession, CancellationToken)"/>.</returns>
    /// <remarks>Enumerating throws <see cref="StructuredOutputException"/> where the answer is no valid value.</remarks>
    public AgentStream<T> StreamAsync<T>(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default)
        where T : IStructuredOutput<T>
    {
        CheckInput(input);
        return new(new AgentRun(this, input, session ?? new AgentSession(), OutputFormat.Of<T>()), cancellationToken);
    }

    /// <summary>Answers, at the end.</summary>
    /// <param name="input">What is said to the agent; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>What the run gave. Throws what <see cref="StreamAsync(AgentMessage, AgentSession, CancellationToken)"/> throws.</returns>
    public Task<AgentResponse> RunAsync(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default) =>
        StreamAsync(input, session, cancellationToken).EndAsync();

    /// <summary>Goes on with a conversation without saying anything, such as after a failure.</summary>
    /// <param name="session">The conversation.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>What the run gave.</returns>
    public Task<AgentResponse> RunAsync(AgentSession session, CancellationToken cancellationToken = default) =>
        StreamAsync(session, cancellationToken).EndAsync();

    /// <summary>Answers with a typed value, at the end.</summary>
    /// <typeparam name="T">The answer: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <param name="input">What is said to the agent; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The value and what the run gave.</returns>
    /// <exception cref="StructuredOutputException">The answer is no valid value.</exception>
    public Task<AgentResponse<T>> RunAsync<T>(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default)
        where T : IStructuredOutput<T> =>
        StreamAsync<T>(input, session, cancellationToken).EndAsync();

    internal static void CheckInput(AgentMessage input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Role != AgentRole.User || !input.Blocks.All(static block => block is TextBlock or MediaBlock))
        {
            throw new ArgumentException(
                $"What is said to an agent is a message of the user, of text and media: see AgentMessage.User. This is one of the role {input.Role}. A conversation that has begun elsewhere is given as a session: new AgentSession(messages).",
                nameof(input));
        }
    }

    internal static void CheckGoesOn(AgentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Messages.Count == 0)
        {
            throw new ArgumentException("The session has no message that the agent could go on with: say something first, with StreamAsync(input, session).", nameof(session));
        }
    }
}
