using System.Runtime.InteropServices;

namespace GenFlow.LlamaCpp.Native;

/// <summary>The environment as native code of this process sees it: .NET's own is a copy outside Windows.</summary>
internal static partial class NativeEnvironment
{
    /// <summary>Sets a variable that is not set. A failed assertion of ggml starts a debugger for its stack trace, unless told not to.</summary>
    public static void Set(string name, string value)
    {
        if (Environment.GetEnvironmentVariable(name) is not null)
        {
            return;
        }

        Environment.SetEnvironmentVariable(name, value);
        if (!OperatingSystem.IsWindows())
        {
            _ = SetEnvironment(name, value, overwrite: 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);
}
