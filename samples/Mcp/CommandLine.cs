using Shared;
using Shared.Clients;

namespace DocsMcp;

/// <summary>The program's arguments.</summary>
/// <param name="Serves">Whether it is the server.</param>
/// <param name="Docs">The directory of the pages.</param>
/// <param name="Model">Which model answers.</param>
/// <param name="Question">The question; null for the server.</param>
internal sealed record CommandLine(bool Serves, string Docs, ModelArguments Model, string? Question)
{
    public const string Usage =
        """
        usage: Mcp [--docs directory] [--provider offline|anthropic|openai|compatible] [--model name] [--url address] question
               Mcp serve [--docs directory]
          Answers a question from Markdown pages, by default this repository's docs, that a server of the Model Context
          Protocol has. The server is this program as well, started as a process of its own: Mcp serve speaks the
          protocol on its input and output, for any client.
          The model is this program's own rules, offline, unless --provider or the environment names another:
          ANTHROPIC_API_KEY, OPENAI_API_KEY, or OPENAI_BASE_URL. Then what the model reads goes to that server.
        """;

    public static bool AsksForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>Reads the arguments; null where they are none of this program's.</summary>
    public static CommandLine? Parse(string[] args)
    {
        bool serves = args is ["serve", ..];
        var parsed = new CommandLine(serves, Path.Combine(RepositoryRoot.Find(), "docs"), new ModelArguments(), null);
        for (int index = serves ? 1 : 0; index < args.Length; index++)
        {
            string? value = index + 1 < args.Length ? args[index + 1] : null;
            if (args[index] == "--docs" && value is { Length: > 0 })
            {
                parsed = parsed with { Docs = value };
                index++;
            }
            else if (!serves && parsed.Model.With(args[index], value) is { } model)
            {
                parsed = parsed with { Model = model };
                index++;
            }
            else if (!serves && parsed.Question is null && !string.IsNullOrWhiteSpace(args[index]) && args[index][0] != '-')
            {
                parsed = parsed with { Question = args[index] };
            }
            else
            {
                return null;
            }
        }

        return serves || parsed.Question is not null ? parsed : null;
    }
}
