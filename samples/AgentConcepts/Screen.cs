using GenFlow.Agents;

namespace AgentConcepts;

/// <summary>A user interface that is a list of lines.</summary>
internal sealed class Screen
{
    private string _line = "";

    public void Append(string text) => _line += text;

    public void Complete(AgentMessage message) => Flush($" ({message.OutputTokens} tokens)");

    public void ShowSpinner(string text) => Flush($"spinner: {text}");

    public void HideSpinner() => Flush("spinner off");

    public void OpenThoughts() => Flush("thoughts {");

    public void CloseThoughts() => Flush(" }");

    private void Flush(string end)
    {
        Console.WriteLine(_line + end);
        _line = "";
    }
}
