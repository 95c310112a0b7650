#pragma warning disable CA1711 // What xunit calls it.
namespace GenFlow.LlamaCpp.Tests.Support;

/// <summary>Tests that run models: one after the other, since some count threads, time or memory.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ModelCollection : ICollectionFixture<ModelFolder>
{
    public const string Name = "models";
}
