using System.Runtime.CompilerServices;

namespace GenFlow.Tests.Support;

internal static class TestProcess
{
    // Some tests hold threads on purpose; the others must not wait for the pool to notice.
    [ModuleInitializer]
    internal static void GiveThePoolThreads() => ThreadPool.SetMinThreads(24, 24);
}

/// <summary>For tests that measure the process: they run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
#pragma warning disable CA1515, CA1052
public sealed class QuietProcess
#pragma warning restore CA1515, CA1052
{
    public const string Name = "alone in the process";
}
