namespace GenFlow.Agents.Engine;

/// <summary>What the agent itself tells the model.</summary>
internal static class ModelTexts
{
    public static string Unknown(string name, IEnumerable<string> available) =>
        $"There is no action '{name}'. {Available(available)}";

    public static string NotOffered(string name, IEnumerable<string> available) =>
        $"The action '{name}' cannot be used now. {Available(available)}";

    public static string NotRunExit(string exit) =>
        $"Not run: '{exit}', which ends the conversation, was called in the same message.";

    public static string MessageBroken(string reason) => $"Not run: the message that called it {reason}.";

    public static string Denied(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? "Not run: it was not approved." : $"Not run: it was not approved: {reason}";

    public static string ActionMissing(IEnumerable<string> exits) =>
        $"Answer by calling an action. To end, call one of: {string.Join(", ", exits)}.";

    public const string Cancelled = "Not run: the run was cancelled.";

    public const string NoResult = "The provider has shown no result of it in this message.";

    public const string CancelledWhileRunning = "Cancelled while it ran.";

    public static string Failed(Exception exception)
    {
        try
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
#pragma warning disable CA1031 // A message of the user's own may throw as well; the run must not hang on it.
        catch (Exception)
#pragma warning restore CA1031
        {
            return exception.GetType().Name;
        }
    }

    public static string TimedOut(string name, TimeSpan timeout) => $"{name} did not end within {Seconds(timeout)}.";

    public static string LeftBehind(string name, TimeSpan grace) =>
        $"{name} was told to stop and did not end within {Seconds(grace)}: it is left behind, and may still be at work.";

    private static string Seconds(TimeSpan time) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");

    private static string Available(IEnumerable<string> names)
    {
        string list = string.Join(", ", names);
        return list.Length == 0 ? "No action is available: answer with text." : $"Available: {list}.";
    }
}
