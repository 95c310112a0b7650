namespace GenFlow.Providers.Tests.Faults;

/// <summary>Tests of what a whole process holds, or of many at once: no others run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
