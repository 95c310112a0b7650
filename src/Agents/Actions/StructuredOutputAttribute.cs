namespace GenFlow.Agents;

/// <summary>Makes a record an answer that a model gives as JSON: <c>agent.StreamAsync&lt;Recipe&gt;(…)</c>. The generator adds the
/// JSON Schema, the reader, and <c>Recipe.Partial</c>, the answer while it arrives. Bounds, descriptions and what may be left
/// out as for <see cref="ActionAttribute"/>. The record is partial.</summary>
/// <remarks>An event can be one too; it keeps its serializer, which knows no bounds.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class StructuredOutputAttribute : Attribute;
