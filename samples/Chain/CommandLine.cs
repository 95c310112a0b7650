using Shared;
using Shared.Clients;

namespace DocsChain;

/// <summary>The program's arguments.</summary>
/// <param name="Root">The directory whose README.md and docs are searched.</param>
/// <param name="Color">Whether to draw for a terminal; null to see whether the output is one.</param>
/// <param name="Model">Which model answers.</param>
/// <param name="Question">What is asked.</param>
internal sealed record CommandLine(string Root, bool? Color, ModelArguments Model, string? Question)
{
    public const string DefaultQuestion = "How do I resume a stream after a disconnect?";

    public const string Usage =
        $"""
        usage: Chain [--root directory] [--color auto|always|never]
                     [--provider offline|anthropic|openai|compatible] [--model name] [--url address] [question]
          One agent searches the README.md and the docs of a directory, by default the repository it was built in,
          and hands what it has found over to another, which answers. Asked nothing, they answer:
          {DefaultQuestion}
          The model is this program's own rules, offline, unless --provider or the environment names another:
          ANTHROPIC_API_KEY, OPENAI_API_KEY, or OPENAI_BASE_URL for any server that speaks Chat Completions,
          such as http://localhost:8080/v1, which gets OPENAI_API_KEY; a server of --url alone gets no key.
          With one of them the sections that the model reads go to that server.
        """;

    public static bool AsksForHelp(string[] args) => args is ["-h" or "--help" or "-?"];

    /// <summary>Reads the arguments; null where they are none of this program's.</summary>
    public static CommandLine? Parse(string[] args)
    {
        var parsed = new CommandLine(RepositoryRoot.Find(), null, new ModelArguments(), null);
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
                case var name when parsed.Model.With(name, value) is { } model:
                    parsed = parsed with { Model = model };
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
}
