using System.Security.Cryptography;
using System.Text;
using GenFlow.LlamaCpp;
using Shared.Terminal;

namespace LocalChat;

/// <summary>The model of those who have none: two answers, in a file that llama.cpp computes as any other.</summary>
internal static class Script
{
    private static readonly ScriptedModel s_model = new()
    {
        Name = "script",
        Answers =
        [
            """<think>Sums are not mine to do: I have a calculator.</think><tool_call>{"name":"calculate","arguments":{"expression":"6 * 7"}}</tool_call>""",
            "<think>That needs no action.</think>A script, in the place of weights: llama.cpp computes each of my words, but they were chosen before you asked.",
        ],
        AnswersAfterTools = ["The calculator has the result: 6 * 7 is 42."],
    };

    private static readonly string[] s_questions = ["What is 6 * 7?", "And who are you?"];

    /// <summary>The tokens of its conversation: it knows few words, and reads others letter by letter.</summary>
    public const int ContextLength = 16_384;

    /// <summary>Asks what fits the answers.</summary>
    public static async IAsyncEnumerable<string> AskAsync(IView view)
    {
        foreach (string question in s_questions)
        {
            await view.NoteAsync($"? {question}");
            yield return question;
        }
    }

    /// <summary>The model's file, in this user's directory for such things; written when it is not there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be written.</exception>
    public static string Write(CancellationToken cancellationToken)
    {
        string own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        string path = Path.Combine(own.Length > 0 ? own : Path.GetTempPath(), "GenFlow", "LocalChat", $"script-{Name()}.gguf");
        if (!File.Exists(path))
        {
            s_model.Write(path, cancellationToken);
        }

        return path;
    }

    // Another script, or another way to write one, is another file.
    private static string Name()
    {
        string text = string.Join('\0', [typeof(ScriptedModel).Assembly.ManifestModule.ModuleVersionId.ToString(), .. s_model.Answers, "", .. s_model.AnswersAfterTools]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
