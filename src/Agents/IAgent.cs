namespace GenFlow.Agents;

/// <summary>What answers: an <see cref="Agent"/>, or several in a <see cref="Chain"/>.</summary>
public interface IAgent
{
    /// <summary>Names it in paths, logs and errors.</summary>
    string Name { get; }

    /// <summary>Answers, as a stream of everything that happens.</summary>
    /// <param name="input">What is said to it; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run: its brackets close, then the enumeration throws.</param>
    /// <returns>The stream; begins when it is enumerated.</returns>
    AgentStream StreamAsync(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default);

    /// <summary>Answers with a typed value.</summary>
    /// <typeparam name="T">The answer: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <param name="input">What is said to it; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The stream; begins when it is enumerated.</returns>
    AgentStream<T> StreamAsync<T>(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default)
        where T : IStructuredOutput<T>;

    /// <summary>Answers, at the end.</summary>
    /// <param name="input">What is said to it; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>What the run gave. Throws what enumerating the stream throws.</returns>
    Task<AgentResponse> RunAsync(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default);

    /// <summary>Answers with a typed value, at the end.</summary>
    /// <typeparam name="T">The answer: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <param name="input">What is said to it; a text converts.</param>
    /// <param name="session">The conversation; null for a new one.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The value and what the run gave.</returns>
    /// <exception cref="StructuredOutputException">The answer is no valid value.</exception>
    Task<AgentResponse<T>> RunAsync<T>(AgentMessage input, AgentSession? session = null, CancellationToken cancellationToken = default)
        where T : IStructuredOutput<T>;
}
