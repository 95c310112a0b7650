namespace GenFlow.Generators.Model;

/// <summary>An event or a workflow of the assembly.</summary>
/// <param name="TypeName">The type's full metadata name.</param>
/// <param name="EventType">Its name as an event; null for a workflow.</param>
internal sealed record ManifestEntry(string TypeName, string? EventType);
