using System.Runtime.InteropServices;

namespace GenFlow.LlamaCpp.Native;

/// <summary>The platforms, by their .NET names, and what a library's file is called there.</summary>
internal static class LlamaPlatform
{
    /// <summary>Those that a runtime package is made for.</summary>
    public static IReadOnlyList<string> Packaged { get; } = ["linux-arm64", "linux-x64", "osx-arm64", "osx-x64", "win-arm64", "win-x64"];

    /// <summary>The one that this process runs on. Distributions that build .NET themselves give it their own names, so it is
    /// put together here.</summary>
    public static string Current { get; } = OperatingSystemName() + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    /// <summary>Whether the platform's C library is musl, which libraries linked to glibc do not load on.</summary>
    public static bool IsMusl(string rid) => rid.StartsWith("linux-musl", StringComparison.Ordinal);

    /// <summary>How a library's file begins.</summary>
    public static string Prefix(string rid) => IsWindows(rid) ? "" : "lib";

    /// <summary>How a library's file ends, where no version follows.</summary>
    public static string Extension(string rid) =>
        IsWindows(rid) ? ".dll" : rid.StartsWith("osx-", StringComparison.Ordinal) ? ".dylib" : ".so";

    private static bool IsWindows(string rid) => rid.StartsWith("win-", StringComparison.Ordinal);

    private static string OperatingSystemName() =>
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : OperatingSystem.IsLinux() ? RuntimesOnMusl() ? "linux-musl" : "linux"
        : RuntimeInformation.RuntimeIdentifier.Split('-')[0];

    private static bool RuntimesOnMusl() =>
        RuntimeInformation.RuntimeIdentifier is string rid
        && (rid.Contains("musl", StringComparison.Ordinal) || rid.StartsWith("alpine", StringComparison.Ordinal));
}
