using System.Diagnostics;

namespace GenFlow.MistralRs;

/// <summary>Ends a server with its owner, however that ends: a shell between them reads the pipe that only the owner holds, and
/// becomes the server itself, so that its process and exit code are the server's own.</summary>
/// <remarks>A line <c>stop</c> asks the server to end; any other line lets the watch go; the end of the pipe is the end of the
/// owner: then the server is asked to end, and killed when it does not. On Windows, and where there is no shell, the server is
/// killed when the owner ends in good order, and by nobody when it is killed itself. An interrupt from the terminal is the owner's:
/// one that only cancels an answer would otherwise lose its server.</remarks>
internal static class Watchdog
{
    private const string Shell = "/bin/sh";
    private const string Script = """
        grace=$1
        shift
        exec 3<&0
        (
          while read -r word <&3; do
            case $word in
              stop) kill -TERM $$ ;;
              *) exit 0 ;;
            esac
          done
          kill -TERM $$
          waited=0
          while kill -0 $$ && [ "$waited" -lt "$grace" ]; do
            sleep 1
            waited=$((waited + 1))
          done
          kill -KILL $$
        ) </dev/null >/dev/null 2>&1 &
        trap '' INT
        exec "$@" </dev/null 3<&-
        """;

    public static bool IsHere { get; } = !OperatingSystem.IsWindows() && File.Exists(Shell);

    public static ProcessStartInfo Around(ServerCommand command, MistralRsServerOptions options)
    {
        var info = new ProcessStartInfo(IsHere ? Shell : command.Executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = options.WorkingDirectory ?? "",
        };
        if (IsHere)
        {
            string grace = Math.Ceiling(options.StopTimeout.TotalSeconds).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
            foreach (string argument in (string[])["-c", Script, "sh", grace, command.Executable])
            {
                info.ArgumentList.Add(argument);
            }
        }

        foreach (string argument in command.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        foreach ((string name, string? value) in options.Environment)
        {
            if (value is null)
            {
                info.Environment.Remove(name);
            }
            else
            {
                info.Environment[name] = value;
            }
        }

        return info;
    }
}
