namespace AgentConsole;

internal static class HelpText
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
}
