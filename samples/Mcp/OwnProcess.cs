namespace DocsMcp;

/// <summary>How this program starts itself.</summary>
internal static class OwnProcess
{
    private static bool IsHosted => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    public static string Command => Environment.ProcessPath ?? "dotnet";

    public static IReadOnlyList<string> Arguments => IsHosted ? ["exec", Path.Combine(AppContext.BaseDirectory, "Mcp.dll")] : [];
}
