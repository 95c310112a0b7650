using GenFlow.Models;
using GenFlow.Serialization;
using GenFlow.Shapes;

namespace GenFlow.Agents.Composition;

/// <summary>An action that runs something else: an agent, a chain, a workflow.</summary>
/// <typeparam name="TInput">Its arguments.</typeparam>
/// <typeparam name="TCodec">Their codec.</typeparam>
internal sealed class InnerRunAction<TInput, TCodec>(
    string name, string description, ActionSettings? settings, Func<PartialJson, object> partial, Func<TInput, ActionContext, Task<ActionOutput>> run)
    : AgentAction(ActionName.Checked(name, nameof(name)), description ?? throw new ArgumentNullException(nameof(description)), settings ?? new ActionSettings())
    where TInput : notnull
    where TCodec : IJsonCodec<TInput>
{
    public override TypeShape Shape => TCodec.Shape;

    protected internal override object ReadArguments(ref EventJsonReader reader) => TCodec.Read(ref reader);

    protected internal override object CreatePartial(PartialJson json) => partial(json);

    protected internal override async ValueTask<ActionOutput> InvokeAsync(object arguments, ActionContext context) =>
        await run((TInput)arguments, context).ConfigureAwait(false);
}
