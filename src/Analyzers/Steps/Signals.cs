using GenFlow.Roslyn;
using Microsoft.CodeAnalysis;

namespace GenFlow.Analyzers;

/// <summary>The types by which work on another thread tells that it is done. Whoever has one may wait for it.</summary>
internal static class Signals
{
    private static readonly KnownType[] s_types =
    [
        KnownTypes.TaskCompletionSource, KnownTypes.TaskCompletionSourceOfResult, KnownTypes.CountdownEvent, KnownTypes.SemaphoreSlim,
        KnownTypes.ManualResetEvent, KnownTypes.ManualResetEventSlim, KnownTypes.AutoResetEvent, KnownTypes.Barrier,
        KnownTypes.Channel, KnownTypes.ChannelWriter,
    ];

    public static bool Is(ITypeSymbol? type) => s_types.Any(known => known.Matches(type));
}
