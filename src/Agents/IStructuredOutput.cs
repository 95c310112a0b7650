using System.ComponentModel;
using GenFlow.Models;
using GenFlow.Serialization;

namespace GenFlow.Agents;

/// <summary>An answer with a JSON form of its own; generated for records with <see cref="StructuredOutputAttribute"/>.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
public interface IStructuredOutput<TSelf> : IJsonCodec<TSelf>
    where TSelf : IStructuredOutput<TSelf>
{
    /// <summary>What providers call it: the record's name.</summary>
    static abstract string OutputName { get; }

    /// <summary>The answer while it arrives.</summary>
    /// <param name="json">What has come.</param>
    /// <returns>The record's <c>Partial</c>.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract object CreatePartial(PartialJson json);
}
