using System.Runtime.CompilerServices;
using Shared.Terminal;

namespace Shared.Agents;

/// <summary>What is asked: the one of the command line, or those of the input up to an empty line.</summary>
public static class Questions
{
    public static async IAsyncEnumerable<string> ReadAsync(
        string? question, IView view, LineReader input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (question is not null)
        {
            yield return question;
            yield break;
        }

        while (await NextAsync() is { } line && !string.IsNullOrWhiteSpace(line))
        {
            yield return line.Trim();
        }

        async Task<string?> NextAsync() =>
            Console.IsInputRedirected ? await input.ReadAsync(cancellationToken) : await view.AskAsync("Ask:", cancellationToken);
    }
}
