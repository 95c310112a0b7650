namespace GenFlow.LlamaCpp.Engine;

/// <summary>The processor's cores. Two threads of one core compute no faster than one.</summary>
internal static class Cores
{
    private const string Topology = "/sys/devices/system/cpu";

    /// <summary>The cores that this process may use; its logical processors where the system does not tell cores apart.</summary>
    public static int Physical { get; } = Count();

    private static int Count()
    {
        if (!OperatingSystem.IsLinux())
        {
            return Environment.ProcessorCount;
        }

        try
        {
            int cores = Directory.EnumerateDirectories(Topology, "cpu*")
                .Select(directory => Path.Combine(directory, "topology", "thread_siblings_list"))
                .Where(File.Exists)
                .Select(File.ReadAllText)
                .Distinct(StringComparer.Ordinal)
                .Count();
            return cores > 0 ? Math.Min(cores, Environment.ProcessorCount) : Environment.ProcessorCount;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Environment.ProcessorCount;
        }
    }
}
