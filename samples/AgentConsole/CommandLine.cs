using AgentConsole.Clients;

namespace AgentConsole;

/// <summary>The program's arguments.</summary>
/// <param name="Root">The directory whose files the agent may read.</param>
/// <param name="Color">Whether to draw for a terminal; null to see whether the output is one.</param>
/// <param name="Provider">Who runs the model; null to see what the environment has.</param>
/// <param name="Model">What its provider calls the model; null for the usual one.</param>
/// <param name="Url">Where the provider's API is; null for its own address.</param>
/// <param name="Question">The question; null where questions come from the input, a line each.</param>
internal sealed record CommandLine(string Root, bool? Color, ModelProvider? Provider, string? Model, Uri? Url, string? Question)
{
    public const string Usage =
        """
        usage: AgentConsole [--root directory] [--color auto|always|never]
                            [--provider offline|anthropic|openai|compatible] [--model name] [--url address] [question]
          Asks an agent about the files of a directory, by default the repository it was built in.
          Without a question, each line of the input is one; an empty line ends.
          The model is this program's own rules, offline, unless --provider or the environment names another:
          ANTHROPIC_API_KEY, OPENAI_API_KEY, or OPENAI_BASE_URL for any server that speaks Chat Completions,
          such as http://localhost:8080/v1, which gets OPENAI_API_KEY; a server of --url alone gets no key.
          With one of them the files that the model asks for go to that server.
        """;

    public static bool AsksForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>Reads the arguments; null where they are none of this program's.</summary>
    public static CommandLine? Parse(string[] args)
    {
        var parsed = new CommandLine(DefaultRoot(), null, null, null, null, null);
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
                case "--provider" when value is "offline" or "anthropic" or "openai" or "compatible":
                    parsed = parsed with { Provider = Enum.Parse<ModelProvider>(value, ignoreCase: true) };
                    index++;
                    break;
                case "--model" when value is { Length: > 0 }:
                    parsed = parsed with { Model = value };
                    index++;
                    break;
                case "--url" when UrlOf(value) is { } url:
                    parsed = parsed with { Url = url };
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

    /// <summary>An address that HTTP can ask; null for any other text.</summary>
    public static Uri? UrlOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url : null;

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
