namespace AgentConsole;

/// <summary>The program's arguments.</summary>
/// <param name="Root">The directory whose files the agent may read.</param>
/// <param name="Color">Whether to draw for a terminal; null to see whether the output is one.</param>
/// <param name="Question">The question; null where questions come from the input, a line each.</param>
internal sealed record CommandLine(string Root, bool? Color, string? Question)
{
    public const string Usage =
        """
        usage: AgentConsole [--root directory] [--color auto|always|never] [question]
          Asks an agent about the files of a directory, by default the repository it was built in.
          Without a question, each line of the input is one; an empty line ends.
        """;

    public static bool AsksForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>Reads the arguments; null where they are none of this program's.</summary>
    public static CommandLine? Parse(string[] args)
    {
        var parsed = new CommandLine(DefaultRoot(), null, null);
        for (int index = 0; index < args.Length; index++)
        {
            string? value = index + 1 < args.Length ? args[index + 1] : null;
            switch (args[index])
            {
                case "--root" when value is { Length: > 0 }:
                    parsed = parsed with { Root = value };
                    index++;
                    break;
                case "--color" when value is "auto" or "always" or "never":
                    parsed = parsed with { Color = value == "auto" ? null : value == "always" };
                    index++;
                    break;
                case { Length: > 0 } question when question[0] != '-' && parsed.Question is null && !string.IsNullOrWhiteSpace(question):
                    parsed = parsed with { Question = question };
                    break;
                default:
                    return null;
            }
        }

        return parsed;
    }

    private static string DefaultRoot() =>
        FindRoot(Directory.GetCurrentDirectory()) ?? FindRoot(AppContext.BaseDirectory) ?? Directory.GetCurrentDirectory();

    private static string? FindRoot(string from)
    {
        DirectoryInfo? directory = new(from);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "GenFlow.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName;
    }
}
