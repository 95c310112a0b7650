using System.Diagnostics;
using System.Globalization;
using GenFlow.LlamaCpp;
using Microsoft.Extensions.AI;

namespace GenFlow.Benchmarks.Local;

/// <summary>From nothing to the first token, in a process that has run nothing of it before: libraries, model, context, prompt.</summary>
internal static class ColdStart
{
    public const string Argument = "--local-cold";

    /// <summary>Starts a process for it.</summary>
    /// <returns>The milliseconds that it has measured.</returns>
    public static async Task<double> MeasureAsync(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ColdStart).Assembly.Location);
        }

        start.ArgumentList.Add(Argument);
        start.ArgumentList.Add(path);
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }

    /// <summary>What the process does.</summary>
    public static async Task<int> RunAsync(string path)
    {
        long start = Stopwatch.GetTimestamp();
        await using var provider = new LlamaCppProvider(LocalTable.Options(path, sequences: 1, threads: 1, context: 1024));
        await foreach (LlamaCppInferenceChunk _ in provider.StreamAsync([ChatMessage.User("Hello!")]))
        {
            Console.Write(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture));
            break;
        }

        return 0;
    }
}
