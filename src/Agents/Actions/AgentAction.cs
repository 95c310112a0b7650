using System.ComponentModel;
using System.Text.Json;
using GenFlow.Models;
using GenFlow.Serialization;
using GenFlow.Shapes;
using Microsoft.Extensions.AI;

namespace GenFlow.Agents;

/// <summary>An action that a generator made of a method with <see cref="ActionAttribute"/>: an <see cref="AIFunction"/> for every
/// client and middleware, and typed for GenFlow's agents. It calls the method without reflection.</summary>
public abstract partial class AgentAction : AIFunction
{
    /// <summary>Describes the action; called by generated code.</summary>
    /// <param name="name">What models call it.</param>
    /// <param name="description">What it is good for; empty where nobody wrote it.</param>
    /// <param name="settings">How agents run it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected AgentAction(string name, string description, ActionSettings settings)
    {
        Name = name;
        Description = description;
        Settings = settings;
        _schema = new Lazy<JsonElement>(CreateSchema);
    }

    /// <inheritdoc/>
    public sealed override string Name { get; }

    /// <inheritdoc/>
    public sealed override string Description { get; }

    /// <summary>How agents run it.</summary>
    public ActionSettings Settings { get; }

    /// <summary>The shape of its arguments.</summary>
    public abstract TypeShape Shape { get; }

    /// <inheritdoc/>
    public sealed override JsonElement JsonSchema => _schema.Value;

    /// <summary>Reads and checks the arguments; generated.</summary>
    /// <param name="reader">Stands before them.</param>
    /// <returns>The record of the arguments.</returns>
    /// <exception cref="JsonException">They are malformed, lack something or are out of bounds; with the path.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract object ReadArguments(ref EventJsonReader reader);

    /// <summary>The arguments while they arrive; generated.</summary>
    /// <param name="json">What has come.</param>
    /// <returns>The record's <c>Partial</c>.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract object CreatePartial(PartialJson json);

    /// <summary>Calls the method; generated.</summary>
    /// <param name="arguments">What <see cref="ReadArguments"/> gave.</param>
    /// <param name="context">What the agent gives.</param>
    /// <returns>What the method gave.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract ValueTask<ActionOutput> InvokeAsync(object arguments, ActionContext context);
}
