namespace DocsChain;

internal static class HelpText
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
}
