using GenFlow.Models;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Agents.Composition;

/// <summary>An action that runs something else: an agent, a chain, a workflow.</summary>
/// <typeparam name="TInput">Its arguments.</typeparam>
internal sealed class InnerRunAction<TInput>(
    string name, string description, ActionSettings? settings, Func<TInput, ActionContext, Task<ActionOutput>> run)
    : AgentAction(ActionName.Checked(name, nameof(name)), description ?? throw new ArgumentNullException(nameof(description)), settings ?? new ActionSettings())
    where TInput : IStructuredOutput<TInput>
{
    public override TypeShape Shape => TInput.Shape;

    protected internal override object ReadArguments(ref EventJsonReader reader) => TInput.Read(ref reader);

    protected internal override object CreatePartial(PartialJson json) => TInput.CreatePartial(json);

    protected internal override async ValueTask<ActionOutput> InvokeAsync(object arguments, ActionContext context) =>
        await run((TInput)arguments, context).ConfigureAwait(false);
}
