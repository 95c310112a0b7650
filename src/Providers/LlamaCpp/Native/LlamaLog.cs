using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace GenFlow.LlamaCpp.Native;

/// <summary>What llama.cpp says, given to the logger of whoever calls it on this thread, and its errors kept for the exception that
/// follows. llama.cpp knows one log for the process.</summary>
internal static unsafe partial class LlamaLog
{
    // llama.cpp says little of an error; a log of many lines belongs to a logger.
    private const int MostErrorLength = 2000;

    [ThreadStatic]
    private static ILogger? t_logger;

    [ThreadStatic]
    private static string? t_errors;

    /// <summary>The errors said on this thread since <see cref="Begin"/>; empty for none.</summary>
    public static string Errors => t_errors?.Trim().ReplaceLineEndings(" ") ?? "";

    /// <summary>Tells whose calls follow on this thread.</summary>
    public static void Begin(ILogger? logger)
    {
        t_logger = logger;
        t_errors = null;
    }

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    public static void End() => t_logger = null;

    /// <summary>Sets the log of the process.</summary>
    public static void Install() => LlamaApi.SetLog(&Write, null);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Write(int level, byte* text, void* state)
    {
        // An exception must not cross into native code.
        try
        {
            if ((t_logger is null && level < 4) || Marshal.PtrToStringUTF8((nint)text) is not { } line)
            {
                return;
            }

            if (level == 4 && (t_errors?.Length ?? 0) + line.Length <= MostErrorLength)
            {
                t_errors += line;
            }

            line = line.TrimEnd();
            LogLevel said = LevelOf(level);
            if (t_logger is { } logger && line.Length > 0 && logger.IsEnabled(said))
            {
                Say(logger, said, line);
            }
        }
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }

    private static LogLevel LevelOf(int level) => level switch
    {
        4 => LogLevel.Error,
        3 => LogLevel.Warning,
        _ => LogLevel.Debug,
    };

    [LoggerMessage(EventId = 1, Message = "llama.cpp: {Line}")]
    private static partial void Say(ILogger logger, LogLevel level, string line);
}
