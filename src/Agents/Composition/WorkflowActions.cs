using System.Buffers;
using System.Globalization;
using System.Text;
using GenFlow.Agents.Composition;
using GenFlow.Serialization;

namespace GenFlow.Agents;

/// <summary>Workflows as actions of agents: see <see cref="ActionContext.RunChildAsync"/> for where its events and requests go. A
/// workflow whose input or result has another form is run by a method with <see cref="ActionAttribute"/> that calls it.</summary>
public static class WorkflowActions
{
    /// <summary>An action with one text, <c>input</c>, which the workflow is started with.</summary>
    /// <typeparam name="TResult">The workflow's result.</typeparam>
    /// <param name="workflow">The workflow.</param>
    /// <param name="name">What models call it: 1 to 64 letters a-z, A-Z, digits, '_' and '-'.</param>
    /// <param name="description">What it is good for, and what the input is to say.</param>
    /// <param name="tell">What the model is told; null for a text as it is, an event as JSON, a number or another simple value as text.</param>
    /// <param name="settings">How it is run; null for the defaults.</param>
    /// <returns>The action.</returns>
    /// <exception cref="AgentConfigurationException">The result is none of those, and <paramref name="tell"/> is null.</exception>
    public static AgentAction AsAction<TResult>(
        this IWorkflow<string, TResult> workflow, string name, string description, Func<TResult, string>? tell = null, ActionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        Func<TResult, string> text = tell ?? Teller<TResult>(name);
        return new InnerRunAction<TextInput, TextInput>(name, description, settings, TextInput.PartialOf, async (input, context) =>
            OutputOf(await context.RunChildAsync(workflow, input.Input, name).ConfigureAwait(false), text));
    }

    /// <summary>An action whose arguments are the members of the workflow's start event.</summary>
    /// <typeparam name="TInput">The start event: a record with [Event] that derives from <see cref="StartEventBase"/>.</typeparam>
    /// <typeparam name="TResult">The workflow's result.</typeparam>
    /// <param name="workflow">The workflow.</param>
    /// <param name="name">What models call it: 1 to 64 letters a-z, A-Z, digits, '_' and '-'.</param>
    /// <param name="description">What it is good for.</param>
    /// <param name="tell">What the model is told; null for a text as it is, an event as JSON, a number or another simple value as text.</param>
    /// <param name="settings">How it is run; null for the defaults.</param>
    /// <returns>The action.</returns>
    /// <exception cref="AgentConfigurationException">The result is none of those, and <paramref name="tell"/> is null.</exception>
    public static AgentAction AsAction<TInput, TResult>(
        this IWorkflow<TInput, TResult> workflow, string name, string description, Func<TResult, string>? tell = null, ActionSettings? settings = null)
        where TInput : StartEventBase, IJsonCodec<TInput>
    {
        ArgumentNullException.ThrowIfNull(workflow);
        Func<TResult, string> text = tell ?? Teller<TResult>(name);
        return new InnerRunAction<TInput, TInput>(name, description, settings, static json => json, async (input, context) =>
            OutputOf(await context.RunChildAsync(workflow, input, name).ConfigureAwait(false), text));
    }

    private static ActionOutput OutputOf<TResult>(TResult result, Func<TResult, string> tell) => new() { Text = tell(result), Value = result };

    private static Func<TResult, string> Teller<TResult>(string name) =>
        typeof(TResult) == typeof(string) ? static result => (string?)(object?)result ?? ""
        : typeof(Event).IsAssignableFrom(typeof(TResult)) ? static result => JsonOf((Event)(object)result!)
        : default(TResult) is IFormattable or bool ? static result => Convert.ToString(result, CultureInfo.InvariantCulture) ?? ""
        : throw new AgentConfigurationException(
            $"What a model is told of a {typeof(TResult).Name}, the result of the workflow behind action '{name}', is unknown. Give AsAction a 'tell', or run the workflow in a method with [Action] that returns its result: await action.RunChildAsync(workflow, input).");

    private static string JsonOf(Event result)
    {
        var output = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(output, result);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
