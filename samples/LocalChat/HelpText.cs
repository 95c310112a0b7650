namespace LocalChat;

internal static class HelpText
{
    public const string Usage =
        """
        usage: LocalChat [--model file.gguf] [--threads number] [--context tokens] [--template name] [--natives directory]
                         [--root directory] [--color auto|always|never] [question]
          Asks an agent about the files of a directory, by default the repository it was built in. The model runs in this
          process, on llama.cpp. Without a question, each line of the input is one; an empty line ends.
          Without --model it is a script: a file that this program writes once for each user, which llama.cpp computes as any
          other and which gives the same two answers whatever is asked. Without a question it is asked what fits them.
          --threads    as many as there are cores
          --context    the most tokens of a conversation, 4096 by default
          --template   how messages become a prompt, such as chatml or llama3; the model's own by default
          --natives    the directory of llama.cpp's libraries, by default those that the build has put beside the program
        """;
}
