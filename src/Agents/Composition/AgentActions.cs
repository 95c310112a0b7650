using GenFlow.Agents.Composition;
using GenFlow.Models;

namespace GenFlow.Agents;

/// <summary>Agents and chains as actions of other agents: see <see cref="ActionContext.ForwardAsync(AgentStream)"/> for what the
/// inner run shares with the outer. Each call is a conversation of its own.</summary>
/// <remarks>The model that calls is told the inner agent's last text, or the result of its exit action. Where the inner run comes
/// to no answer, or fails, the model is told that; see <see cref="AgentUnsuccessfulException"/>. What its actions found is the
/// call's <see cref="ActionBlock.Sources"/>.</remarks>
public static class AgentActions
{
    /// <summary>An action with one text, <c>input</c>, which is said to the agent.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="name">What models call it: 1 to 64 letters a-z, A-Z, digits, '_' and '-'.</param>
    /// <param name="description">What it is good for, and what the input is to say.</param>
    /// <param name="settings">How it is run; null for the defaults.</param>
    /// <returns>The action.</returns>
    public static AgentAction AsAction(this IAgent agent, string name, string description, ActionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return new InnerRunAction<TextInput, TextInput>(name, description, settings, TextInput.PartialOf, async (input, context) =>
            OutputOf(agent.Name, await context.ForwardAsync(agent.StreamAsync(input.Input)).ConfigureAwait(false)));
    }

    /// <summary>An action with typed arguments.</summary>
    /// <typeparam name="TInput">The arguments: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <param name="agent">The agent.</param>
    /// <param name="name">What models call it: 1 to 64 letters a-z, A-Z, digits, '_' and '-'.</param>
    /// <param name="description">What it is good for.</param>
    /// <param name="say">What is said to the agent.</param>
    /// <param name="settings">How it is run; null for the defaults.</param>
    /// <returns>The action.</returns>
    public static AgentAction AsAction<TInput>(
        this IAgent agent, string name, string description, Func<TInput, AgentMessage> say, ActionSettings? settings = null)
        where TInput : IStructuredOutput<TInput>
    {
        ArgumentNullException.ThrowIfNull(agent);
        ArgumentNullException.ThrowIfNull(say);
        return new InnerRunAction<TInput, TInput>(name, description, settings, TInput.CreatePartial, async (input, context) =>
            OutputOf(agent.Name, await context.ForwardAsync(agent.StreamAsync(say(input))).ConfigureAwait(false)));
    }

    /// <summary>An action with typed arguments and a typed result, which the model that calls is told as JSON.</summary>
    /// <typeparam name="TInput">The arguments: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <typeparam name="TOutput">The result: a record with <see cref="StructuredOutputAttribute"/>.</typeparam>
    /// <param name="agent">The agent.</param>
    /// <param name="name">What models call it: 1 to 64 letters a-z, A-Z, digits, '_' and '-'.</param>
    /// <param name="description">What it is good for.</param>
    /// <param name="say">What is said to the agent.</param>
    /// <param name="settings">How it is run; null for the defaults.</param>
    /// <returns>The action.</returns>
    public static AgentAction AsAction<TInput, TOutput>(
        this IAgent agent, string name, string description, Func<TInput, AgentMessage> say, ActionSettings? settings = null)
        where TInput : IStructuredOutput<TInput>
        where TOutput : IStructuredOutput<TOutput>
    {
        ArgumentNullException.ThrowIfNull(agent);
        ArgumentNullException.ThrowIfNull(say);
        return new InnerRunAction<TInput, TInput>(name, description, settings, TInput.CreatePartial, async (input, context) =>
        {
            try
            {
                AgentResponse<TOutput> response = await context.ForwardAsync(agent.StreamAsync<TOutput>(say(input))).ConfigureAwait(false);
                return ActionOutput.Of<TOutput, TOutput>(response.Output) with { Sources = SourcesOf(response.Run) };
            }
            catch (StructuredOutputException problem) when (problem.Response.Status != AgentStatus.Completed)
            {
                // A model is told, and it cannot look at the exception.
                throw new AgentUnsuccessfulException(agent.Name, problem.Response);
            }
        });
    }

    private static ActionOutput OutputOf(string name, AgentResponse response)
    {
        if (!response.IsSuccess)
        {
            throw new AgentUnsuccessfulException(name, response);
        }

        // The last one: of several exits in a message one has run.
        string? exit = response.ExitAction is null ? null
            : response.Message.Actions.LastOrDefault(action => action.Name == response.ExitAction && !action.IsError)?.Result;
        return new()
        {
            Text = exit ?? response.Text,
            Value = response.ExitValue ?? response.Text,
            Sources = SourcesOf(response),
        };
    }

    private static Source[] SourcesOf(AgentResponse response) =>
        [.. response.Messages.SelectMany(static message => message.Actions).SelectMany(static action => action.Sources ?? []).Distinct()];
}
