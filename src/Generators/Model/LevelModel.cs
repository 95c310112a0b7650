namespace GenFlow.Generators.Model;

/// <summary>An abstract record as a type that members have.</summary>
/// <param name="Name">The name that messages and shapes give it.</param>
/// <param name="Description">What it means; null where nobody wrote it.</param>
/// <param name="GetsJsonAttributes">Whether System.Text.Json is told of its cases.</param>
internal sealed record LevelModel(string Name, string? Description, bool GetsJsonAttributes);
