using GenFlow.Agents;

namespace Shared.Terminal;

/// <summary>Where an agent's work is shown.</summary>
public interface IView
{
    ValueTask OpenThoughtAsync();

    ValueTask ThinkAsync(string delta);

    ValueTask CloseThoughtAsync();

    ValueTask SayAsync(string delta);

    /// <summary>An action begins, or there is more of its arguments.</summary>
    ValueTask SpinAsync(string id, string name, string arguments);

    /// <summary>A running action says how far it is.</summary>
    ValueTask ProgressAsync(string id, string message);

    /// <summary>An action has ended, or will not run.</summary>
    ValueTask StopAsync(string id, string result, bool isError);

    /// <summary>The answer is complete, or will never be.</summary>
    ValueTask EndAsync();

    ValueTask NoteAsync(string line);

    /// <summary>What follows belongs together.</summary>
    ValueTask HeadAsync(string title);

    /// <summary>Puts a question to whoever sits there.</summary>
    /// <returns>The line that was typed; null where nobody types.</returns>
    ValueTask<string?> AskAsync(string question, CancellationToken cancellationToken);
}
